"""The board's clock: the host's, moved to where the board has it, and counted from the year that the board counts from."""

import utime as _host

# Milliseconds that the board is ahead of the host; Unix seconds of the moment that the board's count begins with.
offset = 0
epoch = 0
# Seconds that the board's count is ahead of the host's: a float, so that asking for the time leaves as little behind as the host's own does.
_ahead = 0.0


def start(milliseconds, first):
    """milliseconds: ahead of the host. first: Unix seconds of the board's first moment."""
    global epoch
    epoch = first
    _move(milliseconds)


def now():
    """Milliseconds since 1970."""
    return _host.time_ns() // 1000000 + offset


def seconds():
    """Seconds in the board's own count."""
    return int(_host.time() + _ahead)


def nanoseconds():
    """In the board's own count."""
    return (now() - epoch * 1000) * 1000000


def moment(count=None):
    """(year, month, day, hour, minute, second, weekday, yearday) of a count of seconds, or of now."""
    return _host.gmtime((seconds() if count is None else count) + epoch)


def count_of(moment):
    """The board's count of seconds at a moment, the other way round."""
    return int(_host.mktime(moment)) - epoch


def set(year, month, day, hour=0, minute=0, second=0, ms=0):
    """Sets the board's clock."""
    _move(offset + (count_of((year, month, day, hour, minute, second, 0, 0)) + epoch) * 1000 + ms - now())


def _move(milliseconds):
    global offset, _ahead
    offset = milliseconds
    # The host counts milliseconds: half of one more keeps a sum of floats from ending just below the second that was set.
    _ahead = offset / 1000 - epoch + 0.0005
