# TelemetryGen: Unix time in milliseconds for MicroPython
"""The timestamp of a record, for programs that fill it in themselves."""

try:
    import time
except ImportError:
    import utime as time

from unix_clock import unix_time


def unix_ms():
    """Milliseconds since 1970 UTC, an int.

    The resolution is 1 ms where the board has time_ns, else 1 s. Allocates: the
    value is wider than a small int.
    """
    if not hasattr(time, 'time_ns'):
        return unix_time() * 1000
    while True:
        # time_ns may count from another year than time: take only its fraction
        # of a second, and read again when the second turned in between.
        second = unix_time()
        fraction = time.time_ns() // 1000000 % 1000
        if unix_time() == second:
            return second * 1000 + fraction
