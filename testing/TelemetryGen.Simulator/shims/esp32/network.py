"""network of an ESP32: an interface is asked for by number."""

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

    def connect(self, ssid=None, key=None, *, bssid=None):
        if not self._active:
            # ESP_ERR_WIFI_NOT_STARTED
            raise OSError('Wifi Not Started')
        self._join()
