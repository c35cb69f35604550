"""Ticks that stand still."""


class Ticks:
    """A time module whose ticks stand still. ms: what they show; they wrap at 2^30, as on a board."""

    def __init__(self, ms=0):
        self.ms = ms

    def ticks_ms(self):
        return self.ms & 0x3FFFFFFF
