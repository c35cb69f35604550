"""network of a Pico W: an interface is asked for by number."""

from _station import Station as _Station

STA_IF = 0
AP_IF = 1
_stations = {}


def WLAN(interface=STA_IF):
    """The one object of an interface."""
    if interface not in (STA_IF, AP_IF):
        raise ValueError('invalid WLAN interface identifier')
    if interface not in _stations:
        _stations[interface] = _Interface()
    return _stations[interface]


class _Interface(_Station):

    def __init__(self):
        super().__init__()
        self._active = False

    def active(self, flag=None):
        if flag is None:
            return self._active
        self._active = bool(flag)
        if not self._active:
            self.disconnect()

    def connect(self, ssid, key=None, *, auth=None, security=None, bssid=None, channel=None):
        for number in (auth, security, channel):
            if number is not None and not isinstance(number, int):
                raise TypeError("can't convert %s to int" % type(number).__name__)
        if not self._active:
            # EPERM: the chip sleeps.
            raise OSError(1)
        self._join()
