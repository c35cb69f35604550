# TelemetryGen: monotonic time for MicroPython
"""Milliseconds that go on whatever is done to the clock, as small ints of every board."""

try:
    import time
except ImportError:
    import utime as time

# The ticks of every build wrap at 2^30 or at a higher power of two. time.ticks_diff is not used:
# its sign changed between versions.
MASK = 0x3FFFFFFF


def now():
    """A count of milliseconds that wraps after 12 days."""
    if hasattr(time, 'ticks_ms'):
        return time.ticks_ms() & MASK
    # CPython.
    return time.monotonic_ns() // 1000000 & MASK


def since(start):
    """Milliseconds from start, a now() of up to 12 days ago."""
    return now() - start & MASK
