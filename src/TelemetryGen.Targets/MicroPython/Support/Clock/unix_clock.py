# TelemetryGen: Unix time for MicroPython
"""Unix time on boards that count from 1970 and on boards that count from 2000.

The same file runs on MicroPython 1.5 and later and on CPython 3.
"""

try:
    import time
except ImportError:
    import utime as time

# 2024-01-01: a clock before this was never set.
EARLIEST = 1704067200


# Seconds from 1970 to the epoch of the board's own numbers. The unix port before 1.9, which has no calendar, counts as its host does.
OFFSET = 0
if hasattr(time, 'gmtime') or hasattr(time, 'localtime'):
    # A board in a time zone west of Greenwich shows 1969 or 1999 here.
    if (time.gmtime if hasattr(time, 'gmtime') else time.localtime)(0)[0] >= 1999:
        OFFSET = 946684800


def unix_time():
    """Seconds since 1970 UTC, an int."""
    return int(time.time()) + OFFSET


def is_set():
    """False while the clock still shows the time since power on."""
    return unix_time() >= EARLIEST
