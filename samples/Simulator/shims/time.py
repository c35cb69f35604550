"""time with whole seconds and sleeps that leave the processor alone, as on a board.

machine.RTC moves `offset` when a program sets the clock.
"""

import _bridge
from utime import *
import utime as _utime

offset = 0


def time():
    return int(_utime.time()) + offset


def time_ns():
    return _utime.time_ns() + offset * 1000000000


def gmtime(seconds=None):
    return _utime.gmtime(time() if seconds is None else seconds)


# A board has no time zone.
localtime = gmtime


def sleep(seconds):
    _bridge.sleep(int(seconds * 1000))


def sleep_ms(milliseconds):
    _bridge.sleep(milliseconds)
