# TelemetryGen: pauses between attempts for MicroPython
"""Pauses that double from failure to failure, up to a limit, with chance in them.

A power cut starts all boards of a greenhouse in the same second; chance keeps them from
asking the hub in the same second for ever.
"""

import board_ticks

# No pause is longer, whatever the hub asks for.
_DAY = 86400


class Jitter:
    """Chance in 16 bits (xorshift 7, 9, 8): the same seed gives the same numbers."""

    def __init__(self, seed):
        """seed: a number, or a text such as the device's name, that differs from board to board."""
        if isinstance(seed, str):
            text = seed
            seed = 0
            for char in text:
                seed = (seed * 31 + ord(char)) & 65535
        self._state = seed & 65535 or 1

    def below(self, limit):
        """A number from 0 to below limit, which is 256 to 4 million."""
        x = self._state
        x ^= x << 7 & 65535
        x ^= x >> 9
        x ^= x << 8 & 65535
        self._state = x
        return x * (limit >> 8) >> 8


class RetryDelay:
    """The pause after a failure."""

    def __init__(self, jitter, first=2, most=300):
        """jitter: its below(limit) gives the chance. first, most: seconds of the shortest and the longest pause."""
        if not 1 <= first <= most <= 3600:
            raise ValueError('first and most must be 1 to 3600 seconds, first not above most')
        self._jitter = jitter
        self._first = first
        self._most = most
        self._next = first
        self._start = 0
        # Milliseconds of the pause that was started last.
        self.pause = 0

    def start(self, asked=0):
        """Starts a pause: half of it sure and half by chance, but not below the seconds that were asked for."""
        half = self._next * 500
        self.pause = half + self._jitter.below(half)
        asked = min(asked, _DAY) * 1000
        if self.pause < asked:
            # All that were sent away together would come back together.
            self.pause = asked + self._jitter.below(half)
        self._start = board_ticks.now()
        self._next = min(self._next * 2, self._most)

    def reset(self):
        """After a success: no pause, and the next is short again."""
        self.pause = 0
        self._next = self._first

    def is_over(self):
        if self.pause > 0 and board_ticks.since(self._start) >= self.pause:
            self.pause = 0
        return self.pause == 0
