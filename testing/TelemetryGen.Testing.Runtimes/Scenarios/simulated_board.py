"""A board whose time goes on only when a scenario says so, in which nothing real happens but the device modules."""

import board_rtc
import board_ticks
import unix_clock

# 2027-01-15T08:00:00Z
START = 1800000000
# 2015-01-01T00:00:00Z, which a WiPy 1 shows after power on.
POWER_ON = 1420070400


class SimulatedTime:
    """A time module. The truth is Unix time in milliseconds; the board's clock shows what it was set to."""

    def __init__(self):
        self.ms = START * 1000
        self.boot(0)

    def boot(self, ticks):
        """Power on: the clock is lost, and the ticks start somewhere."""
        self._ticks = ticks - self.ms
        self._shift = POWER_ON - self.ms // 1000

    def set_clock(self):
        self._shift = 0

    def pass_ms(self, ms):
        self.ms += ms

    def shift_ticks(self, ms):
        """The crystal is off."""
        self._ticks += ms

    def time(self):
        return self.ms // 1000 + self._shift

    def gmtime(self, seconds):
        return (1970, 1, 1, 0, 0, 0, 3, 1)

    def ticks_ms(self):
        # They wrap as on a board of 32 bits.
        return (self.ms + self._ticks) & 0x3FFFFFFF


class SimulatedSntp:
    """An SntpClient that knows the truth; it fails so many times first."""

    def __init__(self, time, failures=0):
        self._time = time
        self._failures = failures
        self.asked = 0

    def ask(self):
        self.asked += 1
        if self._failures > 0:
            self._failures -= 1
            return False
        seconds = self._time.ms // 1000
        self.high = seconds >> 16
        self.low = seconds & 65535
        self.ms = self._time.ms % 1000
        self._time.set_clock()
        return True


def install():
    """Puts the simulated time in the place of the board's."""
    time = SimulatedTime()
    board_ticks.time = time
    unix_clock.time = time
    board_rtc.set_board = lambda high, low: None
    return time


class Counter:
    """A SequenceCounter that survives restarts because the scenario keeps it."""

    def __init__(self):
        self._last = 0

    def next(self):
        self._last += 1
        return self._last
