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


def epoch_offset():
    """Seconds from 1970-01-01 to the moment this board counts from."""
    if hasattr(time, 'gmtime'):
        first = time.gmtime(0)
    elif hasattr(time, 'localtime'):
        first = time.localtime(0)
    else:
        # The unix port before 1.9, which counts as its host does.
        return 0
    # A board in a time zone west of Greenwich shows 1969 or 1999 here.
    return 946684800 if first[0] >= 1999 else 0


# Seconds from 1970 to the moment that the board's own numbers count from.
OFFSET = epoch_offset()
del epoch_offset


def unix_time():
    """Seconds since 1970 UTC, an int."""
    return int(time.time()) + OFFSET


def is_set():
    """False while the clock still shows the time since power on."""
    return unix_time() >= EARLIEST
