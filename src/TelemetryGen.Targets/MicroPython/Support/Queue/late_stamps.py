# TelemetryGen: timestamps of records that were stored before the time was known, for MicroPython
"""Takes the marks of record_stamps off, and fills in the time that they stand for."""

from wire_bytes import MARK, MARK_BIT, MARK_PLACE, get16, get32


class LateStamps:
    """Stamps the records of one store."""

    def __init__(self, clock, boot):
        """boot: the number of this boot in its marks."""
        self._clock = clock
        self._boot = boot
        # After finish(): the record was packed in an earlier boot, so that its time is a guess.
        self.is_guess = False

    def finish(self, buffer, start, length):
        """Stamps a record as it was stored, if it has a mark, and takes the mark off. Returns the message's length."""
        self.is_guess = False
        if buffer[start + MARK_PLACE] & MARK_BIT == 0:
            return length
        buffer[start + MARK_PLACE] &= ~MARK_BIT
        length -= MARK
        mark = start + length
        seconds = get32(buffer, mark + 4)
        ms = get16(buffer, mark + 8)
        if get32(buffer, mark) != self._boot:
            # Nobody knows how long the board was off in between: the latest it can have been is the start of this boot.
            self.is_guess = True
            seconds = 0
            ms = 0
        per_second = (1, 1000, 1000000)[buffer[mark + 13]]
        self._clock.put(buffer, start + get16(buffer, mark + 10), buffer[mark + 12], per_second, seconds, ms)
        return length
