# TelemetryGen: a clock of one wake-up for MicroPython
"""The time of day of uptimes since power on or deep sleep, by the board's own clock, which runs on through deep sleep.

An uptime is seconds and milliseconds, counted by ticks. All arithmetic is in small ints:
stamping a record allocates nothing.
"""

try:
    import ustruct as struct
except ImportError:
    import struct

import board_ticks
import unix_clock
from wire_bytes import get16, put16

# Longer spans, in seconds, are no small ints in what is done with them.
LONGEST = 2000000


class WakeClock:
    """Counts uptime, and knows the time of day once the board's own clock is set."""

    def __init__(self):
        self._ticks = board_ticks.now()
        # The uptime now.
        self.seconds = 0
        self.ms = 0
        self.is_set = False
        # Unix time in two halves and milliseconds, at an uptime.
        self._high = 0
        self._low = 0
        self._fraction = 0
        self._at_seconds = 0
        self._at_ms = 0
        if unix_clock.is_set():
            self._take_board()

    def tick(self):
        """Brings the uptime up to now. The ticks wrap after 12 days: call it more often than that."""
        now = board_ticks.now()
        ms = self.ms + (now - self._ticks & board_ticks.MASK)
        self._ticks = now
        self.seconds += ms // 1000
        self.ms = ms % 1000

    def sync(self):
        """Takes the board's own clock again. Returns True when that is set."""
        self.tick()
        return self._take_board()

    def set(self, high, low, ms):
        """Sets the time of day now: Unix seconds in two halves of 16 bits, and milliseconds."""
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
        total = self._fraction + ms - self._at_ms + self._late(span)
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

    def _late(self, span):
        """Milliseconds that the ticks lose in so many seconds."""
        return 0

    def _take_board(self):
        if not unix_clock.is_set():
            return False
        # By bytes: what is computed from an object stays one until 1.23, and would be one in each timestamp from then on.
        now = struct.pack('<I', unix_clock.unix_time())
        self.set(get16(now, 2), get16(now, 0), 0)
        return True

    def _span(self, seconds):
        """Seconds since the last sync, within what the correction can take."""
        span = seconds - self._at_seconds
        return max(-LONGEST, min(LONGEST, span))
