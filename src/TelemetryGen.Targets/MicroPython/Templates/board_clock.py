# TelemetryGen: a clock for MicroPython that records can be stamped with
"""The time of day between two looks at a time server, and of moments before the first.

A moment is an uptime: seconds and milliseconds since power on, counted by ticks. What time
of day it was is known from the first sync on, also for moments before it. All arithmetic is
in small ints: stamping a record allocates nothing.
"""

try:
    import ustruct as struct
except ImportError:
    import struct

import board_ticks
import unix_clock
from wire_bytes import get16, put16

# A crystal is off by less than 500 parts in a million. Shorter spans than an hour, in seconds, say nothing of it.
_MOST_DRIFT = 500
_DRIFT_SPAN = 3600
# Beyond this span, in seconds, the correction is no small int any more.
_LONGEST = 2000000


class BoardClock:
    """Counts uptime, and knows the time of day once sync() succeeded or the board's own clock is set."""

    def __init__(self, sntp=None, resync=21600):
        """sntp: an SntpClient; without it the board's clock is taken as it is. resync: seconds from sync to sync."""
        self._sntp = sntp
        self._resync = resync
        self._ticks = board_ticks.now()
        # The uptime now.
        self.seconds = 0
        self.ms = 0
        self.is_set = False
        self.syncs = 0
        self._asked = 0
        # Parts in a million that the ticks are slow.
        self._drift = 0
        # Unix time in two halves and milliseconds, at an uptime.
        self._high = 0
        self._low = 0
        self._fraction = 0
        self._at_seconds = 0
        self._at_ms = 0
        if unix_clock.is_set():
            # A clock that ran on through deep sleep.
            self._take_board()

    def tick(self):
        """Brings the uptime up to now. The ticks wrap after 12 days: call it more often than that."""
        now = board_ticks.now()
        ms = self.ms + (now - self._ticks & board_ticks.MASK)
        self._ticks = now
        self.seconds += ms // 1000
        self.ms = ms % 1000

    def sync(self):
        """Asks for the time of day. Returns True when it came; the board's own clock is then set as well."""
        self.tick()
        self._asked = self.seconds
        if self._sntp is None:
            return self._take_board()
        if not self._sntp.ask():
            return False
        self.tick()
        self.set(self._sntp.high, self._sntp.low, self._sntp.ms)
        unix_clock.set_board(self._sntp.high, self._sntp.low)
        self.syncs += 1
        return True

    def sync_when_old(self):
        """Asks again when the last time was long ago; when no answer comes, the old time goes on."""
        if self._sntp is not None and self.seconds - self._asked >= self._resync:
            self.sync()

    def set(self, high, low, ms):
        """Sets the time of day now: Unix seconds in two halves of 16 bits, and milliseconds."""
        if self.syncs > 0:
            self._measure_drift(high, low, ms)
        self._high = high
        self._low = low
        self._fraction = ms
        self._at_seconds = self.seconds
        self._at_ms = self.ms
        self.is_set = True

    def put(self, buffer, at, width, per_second, seconds, ms):
        """Writes the time of day of an uptime: width bytes, little-endian, a count since 1970.

        per_second: what is counted: 1, 1000 or 1000000.
        """
        span = self._span(seconds)
        total = self._fraction + ms - self._at_ms + span * self._drift // 1000
        span = seconds - self._at_seconds + total // 1000
        low = self._low + (span & 65535)
        high = self._high + (span >> 16) + (low >> 16)
        low = low & 65535
        top = 0
        rest = total % 1000
        while per_second > 1:
            # Times 1000, 16 bits at a time; the milliseconds come in with the first.
            low = low * 1000 + rest
            high = high * 1000 + (low >> 16)
            top = top * 1000 + (high >> 16)
            low = low & 65535
            high = high & 65535
            rest = 0
            per_second = per_second // 1000
        put16(buffer, at, low)
        put16(buffer, at + 2, high)
        if width == 8:
            put16(buffer, at + 4, top)
            put16(buffer, at + 6, top >> 16)

    def _take_board(self):
        if not unix_clock.is_set():
            return False
        # By bytes: what is computed from an object stays one until 1.23, and would be one in each stamp from then on.
        now = struct.pack('<I', unix_clock.unix_time())
        self.set(get16(now, 2), get16(now, 0), 0)
        return True

    def _span(self, seconds):
        """Seconds since the last sync, within what the correction can take."""
        span = seconds - self._at_seconds
        return max(-_LONGEST, min(_LONGEST, span))

    def _measure_drift(self, high, low, ms):
        span = self._span(self.seconds)
        off = high - self._high
        if span < _DRIFT_SPAN or span == _LONGEST or not 0 <= off <= _LONGEST >> 16:
            return
        # Seconds between the two times less those of the ticks.
        off = (off << 16) + low - self._low - span
        if -60 <= off <= 60:
            off = off * 1000 + ms - self._fraction - (self.ms - self._at_ms)
            self._drift = max(-_MOST_DRIFT, min(_MOST_DRIFT, off * 1000 // span))
