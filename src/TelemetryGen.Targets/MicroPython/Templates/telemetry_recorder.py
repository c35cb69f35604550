# TelemetryGen: records on their way into a store, for MicroPython
"""Numbers records, stamps them and keeps them in a store, from where a TelemetryDelivery or a TelemetryQueue brings them to the hub.

    recorder = TelemetryRecorder(store, clock, counter)
    recorder.add(climate)       # in the store; needs no network
"""

from record_stamps import MARK, RecordStamps

# Header and count that a batch of one record may have around it.
_AROUND = 16


class TelemetryRecorder:
    """The records of one boot."""

    def __init__(self, store, clock, counter, batch_bytes=2048):
        """store: RingStore or FlashStore. clock: BoardClock. counter: SequenceCounter. batch_bytes: the most bytes of one event."""
        self.store = store
        self._clock = clock
        self._counter = counter
        self._limit = batch_bytes - _AROUND
        # The number of the next record; the first one tells this boot from others.
        self._number = counter.next()
        self.boot = self._number
        self._stamps = RecordStamps(clock, self.boot)
        self._marked = None
        # Of the record that was added last: bytes of its message, and of what is stored of it.
        self.length = 0
        self.stored = 0

    def add(self, record):
        """Packs the record and stores it. Returns False when the store is full and refuses it.

        Its SEQUENCE field is numbered; its TIMESTAMP field is filled where it is None.
        Raises what the record's pack() raises, ValueError when no batch could hold it, and OSError
        when the flash fails.
        """
        self._clock.tick()
        if self._number is None:
            self._number = self._counter.next()
        if hasattr(record, 'SEQUENCE'):
            number = self._number_for(record)
            if number == 0:
                # Which says that a record has none.
                self._number = self._counter.next()
                number = self._number_for(record)
            setattr(record, record.SEQUENCE, number)
        length = self._stamps.pack(record)
        if length + MARK > self._limit:
            raise ValueError('the record takes ' + str(length) + ' bytes; batch_bytes leaves less')
        self.length = length
        buffer = record.buffer
        if self._stamps.needs_mark:
            buffer = self._buffer(length + MARK)
            length = self._stamps.mark(record, length, buffer)
        self.stored = length
        kept = self.store.append(buffer, length)
        # Also what was refused has had its number: the gap tells the server.
        self._number = None
        return kept

    def _buffer(self, length):
        """For marked records, until the time is known."""
        if self._marked is None or len(self._marked) < length:
            self._marked = bytearray(length)
        return self._marked

    def _number_for(self, record):
        """Of the next number what the record's field holds: all, or the lower half."""
        if hasattr(record, 'SEQUENCE_MASK'):
            return self._number & record.SEQUENCE_MASK
        return self._number
