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


# Seconds from 1970 to the epoch that the board's own numbers count from. The unix port before 1.9 has no localtime and
# counts as its host does; a board in a time zone west of Greenwich shows 1969 or 1999 here.
OFFSET = 946684800 if hasattr(time, 'localtime') and time.localtime(0)[0] >= 1999 else 0


def unix_time():
    """Seconds since 1970 UTC, an int."""
    return int(time.time()) + OFFSET


def is_set():
    """False while the clock still shows the time since power on."""
    return unix_time() >= EARLIEST
