"""time of a WiPy 1, which counts from 2000, has no gmtime, and sleeps whole seconds or milliseconds."""

import _alarms
import _clock
from utime import sleep_us, ticks_cpu, ticks_ms, ticks_us

time = _clock.seconds
localtime = _clock.moment
mktime = _clock.count_of


def sleep(seconds):
    sleep_ms(_whole(seconds) * 1000)


def sleep_ms(milliseconds):
    _alarms.sleep(_whole(milliseconds))


def ticks_diff(start, end):
    """The other way round than later firmware, and never negative."""
    return end - start & 0x3FFFFFFF


def _whole(number):
    if not isinstance(number, int):
        raise TypeError("can't convert %s to int" % type(number).__name__)
    return number
