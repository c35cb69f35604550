"""machine with a clock that starts at the host's time, pins that keep their value, and a reset that ends."""

import sys
import time
import utime


class RTC:

    def datetime(self, value=None):
        """(year, month, day, weekday, hours, minutes, seconds, subseconds), as on ESP32 and Pico W."""
        if value is None:
            now = time.gmtime()
            return (now[0], now[1], now[2], now[6], now[3], now[4], now[5], 0)
        self._set(value[0], value[1], value[2], value[4], value[5], value[6])

    def init(self, value):
        """(year, month, day[, hours, minutes, seconds ...]), as on the WiPys."""
        value = tuple(value) + (0, 0, 0)
        self._set(value[0], value[1], value[2], value[3], value[4], value[5])

    def now(self):
        now = time.gmtime()
        return (now[0], now[1], now[2], now[3], now[4], now[5], 0, None)

    def _set(self, year, month, day, hours, minutes, seconds):
        moment = utime.mktime((year, month, day, hours, minutes, seconds, 0, 0))
        time.offset = int(moment) - int(utime.time())


class Pin:
    IN = 0
    OUT = 1
    PULL_UP = 1
    PULL_DOWN = 2

    def __init__(self, id, mode=IN, pull=None, value=0):
        self._value = value

    def value(self, value=None):
        if value is None:
            return self._value
        self._value = value

    __call__ = value

    def on(self):
        self._value = 1

    def off(self):
        self._value = 0


def unique_id():
    return b'\x02\x00\x00\x00\x00\x01'


def reset():
    """Ends the simulator: whoever started it decides on a restart."""
    sys.exit(0)
