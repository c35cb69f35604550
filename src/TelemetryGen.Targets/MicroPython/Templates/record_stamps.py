# TelemetryGen: time stamps of stored records for MicroPython
"""Fills the timestamp of a record, at once or when the time of day is known.

A record class says where its timestamp is:

    TIMESTAMP = ('at', 8, 8, 1000)      # field, place and bytes in the message, counts a second

What was packed before the first sync is stored with a mark: the highest bit of its template id,
and 14 bytes behind the message that say at which uptime of which boot it was packed.
"""

from wire_bytes import get16, get32, put16, put32

# Bytes of the mark: boot u32, seconds u32, milliseconds u16, place u16, bytes u8, thousands u8.
MARK = 14
# The byte of a message's header that holds the mark's bit, and the bit. Batches on the wire use the same
# one, so no record has it of its own.
_PLACE = 3
_BIT = 0x80


class RecordStamps:
    """Stamps the records of one queue."""

    def __init__(self, clock, boot):
        """boot: a number that no other boot of this board has, 0 to 2^30; -1: there is none, and marked times are guesses."""
        self._clock = clock
        self._boot = boot
        # After pack(): the clock was not set, so that mark() is next.
        self.needs_mark = False
        # After finish(): the record was packed in an earlier boot, so that its time is a guess.
        self.is_guess = False

    def pack(self, record):
        """Packs the record, with the time of now where its timestamp is None. Returns the message's length."""
        self.needs_mark = False
        stamp = getattr(record, 'TIMESTAMP', None)
        if stamp is None or getattr(record, stamp[0]) is not None:
            return record.pack()
        # Packed as 0 and filled in afterwards: as an int the time would be an object.
        setattr(record, stamp[0], 0)
        try:
            length = record.pack()
        finally:
            setattr(record, stamp[0], None)
        clock = self._clock
        self.needs_mark = not clock.is_set
        if clock.is_set:
            clock.put(record.buffer, stamp[1], stamp[2], stamp[3], clock.seconds, clock.ms)
        return length

    def mark(self, record, length, buffer):
        """Copies the record's message to buffer and marks it there. Returns the length with the mark."""
        for i in range(length):
            buffer[i] = record.buffer[i]
        buffer[_PLACE] |= _BIT
        stamp = record.TIMESTAMP
        clock = self._clock
        put32(buffer, length, self._boot)
        put32(buffer, length + 4, clock.seconds)
        put16(buffer, length + 8, clock.ms)
        put16(buffer, length + 10, stamp[1])
        buffer[length + 12] = stamp[2]
        buffer[length + 13] = 2 if stamp[3] == 1000000 else 1 if stamp[3] == 1000 else 0
        return length + MARK

    def finish(self, buffer, start, length):
        """Stamps a record as it was stored, if it has a mark, and takes the mark off. Returns the message's length."""
        self.is_guess = False
        if buffer[start + _PLACE] & _BIT == 0:
            return length
        buffer[start + _PLACE] &= ~_BIT
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
