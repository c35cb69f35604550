"""network with one Wi-Fi station that connects to any network; the host's own network is used."""

STA_IF = 0
AP_IF = 1


class WLAN:
    # As the WiPys spell it: WLAN(mode=WLAN.STA), connect(ssid, auth=(WLAN.WPA2, key)).
    STA = 1
    AP = 2
    STA_AP = 3
    OPEN = 0
    WPA = 2
    WPA2 = 3

    def __init__(self, interface=STA_IF, mode=STA, **options):
        self._active = False
        self._polls = -1

    def active(self, flag=None):
        if flag is not None:
            self._active = flag
        return self._active

    def connect(self, ssid, key=None, auth=None, timeout=None):
        self._active = True
        # Not at once, so that the program's waiting loop runs.
        self._polls = 2

    def isconnected(self):
        if self._polls > 0:
            self._polls -= 1
        return self._polls == 0

    def disconnect(self):
        self._polls = -1

    def ifconfig(self, settings=None):
        if self._polls == 0:
            return ('127.0.0.1', '255.0.0.0', '127.0.0.1', '127.0.0.1')
        return ('0.0.0.0', '0.0.0.0', '0.0.0.0', '0.0.0.0')
