# TelemetryGen: a clock for MicroPython that records can be stamped with
"""The time of day between two looks at a time server, and of uptimes before the first, for programs that stay awake.

What the board's crystal loses is measured from sync to sync.
"""

from board_rtc import set_board
from wake_clock import LONGEST, WakeClock

# A crystal is off by less than 500 parts in a million. Shorter spans than an hour, in seconds, say nothing of it.
_MOST_DRIFT = 500
_DRIFT_SPAN = 3600


class BoardClock(WakeClock):
    """Counts uptime, and knows the time of day once sync() succeeded or the board's own clock is set."""

    def __init__(self, sntp=None, resync=21600):
        """sntp: an SntpClient; without it the board's clock is taken as it is. resync: seconds from sync to sync."""
        self._sntp = sntp
        self._resync = resync
        self.syncs = 0
        self._asked = 0
        # Parts in a million that the ticks are slow.
        self._drift = 0
        super().__init__()

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
        set_board(self._sntp.high, self._sntp.low)
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
        super().set(high, low, ms)

    def _late(self, span):
        return span * self._drift // 1000

    def _measure_drift(self, high, low, ms):
        span = self._span(self.seconds)
        off = high - self._high
        if span < _DRIFT_SPAN or span == LONGEST or not 0 <= off <= LONGEST >> 16:
            return
        # Seconds between the two times less those of the ticks.
        off = (off << 16) + low - self._low - span
        if -60 <= off <= 60:
            off = off * 1000 + ms - self._fraction - (self.ms - self._at_ms)
            self._drift = max(-_MOST_DRIFT, min(_MOST_DRIFT, off * 1000 // span))
