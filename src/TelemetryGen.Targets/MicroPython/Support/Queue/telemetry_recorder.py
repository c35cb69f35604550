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

    def __init__(self, store, clock, counter, batch_bytes=2048, failed=None):
        """Takes the number of this boot.

        store        RingStore or FlashStore
        clock        WakeClock or BoardClock
        counter      SequenceCounter
        batch_bytes  the most bytes of one event
        failed       a function that is called with the OSError of a flash that fails
        """
        self.store = store
        self._clock = clock
        self._counter = counter
        self._limit = batch_bytes - _AROUND
        self._failed = failed
        # Reads and writes that the flash refused, and the last of their errors.
        self.flash_failures = 0
        self.error = None
        # The number of the next record, 0 for none; the first one tells this boot from others.
        self._number = self._next_number()
        self.boot = self._number if self.error is None else -1
        self._stamps = RecordStamps(clock, self.boot)
        self._marked = None
        # Of the record that was added last: bytes of its message, and of what is stored of it.
        self.length = 0
        self.stored = 0

    def add(self, record):
        """Packs the record and stores it. Returns False when the store is full and refuses it.

        Its SEQUENCE field is numbered; its TIMESTAMP field is filled where it is None.
        A flash that fails is no exception: without a number a record goes unnumbered, and what is not
        stored returns False. Raises what the record's pack() raises, and ValueError when no batch could hold it.
        """
        self._clock.tick()
        if self._number is None:
            self._number = self._next_number()
        if hasattr(record, 'SEQUENCE'):
            number = self._number_for(record)
            if number == 0:
                # Which says that a record has none.
                self._number = self._next_number()
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
        try:
            kept = self.store.append(buffer, length)
        except OSError as error:
            self._flash_failed(error)
            kept = False
        # Also what was refused has had its number: the gap tells the server.
        self._number = None
        return kept

    def _next_number(self):
        """The next number; 0, which says that there is none, when the flash does not take its reservation."""
        try:
            return self._counter.next()
        except OSError as error:
            self._flash_failed(error)
            return 0

    def _flash_failed(self, error):
        self.flash_failures += 1
        self.error = error
        if self._failed is not None:
            self._failed(error)

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
