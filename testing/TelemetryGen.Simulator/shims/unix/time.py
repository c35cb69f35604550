"""time of the unix port, in whole seconds, which it gives as a float, and without the time zone of the host."""

import _alarms
import _clock
from utime import sleep_us, ticks_add, ticks_cpu, ticks_diff, ticks_ms, ticks_us

time = _clock.seconds
time_ns = _clock.nanoseconds
gmtime = localtime = _clock.moment
mktime = _clock.count_of
sleep_ms = _alarms.sleep


def sleep(seconds):
    _alarms.sleep(int(seconds * 1000))
