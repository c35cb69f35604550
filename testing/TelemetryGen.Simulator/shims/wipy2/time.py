"""time of Pycom's boards, which count from 1970 and have no time_ns."""

import _alarms
import _clock
from utime import sleep_us, ticks_add, ticks_cpu, ticks_diff, ticks_ms, ticks_us

time = _clock.seconds
gmtime = localtime = _clock.moment
mktime = _clock.count_of
sleep_ms = _alarms.sleep


def sleep(seconds):
    _alarms.sleep(int(seconds * 1000))
