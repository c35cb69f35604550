"""A Wi-Fi that is in reach of any network; what a board calls its methods is the board's."""


class Station:

    def __init__(self):
        self._polls = -1

    def _join(self):
        # Not at once, so that the program's waiting loop runs.
        self._polls = 2

    def isconnected(self):
        if self._polls > 0:
            self._polls -= 1
        return self._polls == 0

    def disconnect(self):
        self._polls = -1

    def ifconfig(self):
        if self._polls == 0:
            return ('127.0.0.1', '255.0.0.0', '127.0.0.1', '127.0.0.1')
        return ('0.0.0.0', '0.0.0.0', '0.0.0.0', '0.0.0.0')
