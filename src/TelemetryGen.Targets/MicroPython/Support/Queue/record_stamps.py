# TelemetryGen: timestamps of stored records for MicroPython
"""Fills the timestamp of a record, at once or when the time of day is known.

A record class says where its timestamp is:

    TIMESTAMP = ('at', 8, 8, 1000)      # field, place and bytes in the message, counts a second

What was packed before the first sync is stored with a mark: the highest bit of its template id,
and 14 bytes behind the message that say at which uptime of which boot it was packed: boot u32, seconds
u32, milliseconds u16, place u16, bytes u8, thousands u8. late_stamps takes it off.
"""

from wire_bytes import MARK, MARK_BIT, MARK_PLACE, put16, put32


class RecordStamps:
    """Stamps the records of one queue."""

    def __init__(self, clock, boot):
        """boot: a number that no other boot of this board has, 0 to 2^30; -1: there is none, and marked times are guesses."""
        self._clock = clock
        self._boot = boot
        # After pack(): the clock was not set, so that mark() is next.
        self.needs_mark = False

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
        buffer[MARK_PLACE] |= MARK_BIT
        stamp = record.TIMESTAMP
        clock = self._clock
        put32(buffer, length, self._boot)
        put32(buffer, length + 4, clock.seconds)
        put16(buffer, length + 8, clock.ms)
        put16(buffer, length + 10, stamp[1])
        buffer[length + 12] = stamp[2]
        buffer[length + 13] = 2 if stamp[3] == 1000000 else 1 if stamp[3] == 1000 else 0
        return length + MARK
