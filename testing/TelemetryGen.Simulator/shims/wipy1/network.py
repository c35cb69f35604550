"""network of a WiPy 1: one WLAN, whose mode is chosen when it is made."""

from _station import Station as _Station


class WLAN(_Station):
    STA = 0
    AP = 2
    WEP = 1
    WPA = 2
    WPA2 = 2

    def __init__(self, id=0, mode=STA):
        super().__init__()
        if id != 0:
            raise OSError('resource not available')
        self._mode = mode

    def connect(self, ssid, auth=None, *, bssid=None, timeout=None):
        if self._mode == self.AP:
            raise OSError('the requested operation is not possible')
        if auth is not None:
            security, key = auth
            if security not in (self.WEP, self.WPA, self.WPA2) or not key:
                raise ValueError('invalid argument(s) value')
        self._join()
