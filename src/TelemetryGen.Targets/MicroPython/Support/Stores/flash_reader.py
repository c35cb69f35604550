# TelemetryGen: reading a message store in flash, for MicroPython
"""Reads what a FlashStore keeps, and takes off what the hub has. A program that sends and stores nothing needs no more.

    store = FlashReader('/flash/queue', 65536)
    store.begin()
    while store.peek():
        length = store.read(buffer, 0)
        ...
    store.acknowledge()                              # never read again
"""

# The innermost first: an import inside of an import takes stack, of which a WiPy 1 has little.
from flash_segment import ACKNOWLEDGEMENT, ENTRY, HEADER, LAST_SEQUENCE, ahead, following
from flash_log import FlashLog
from once import once
from wire_bytes import put32


class FlashReader:
    """Messages in the order in which they came. The counters begin at 0 at each start.

    count    messages waiting
    corrupt  messages that could not be read back; a file whose header is lost counts as one
    failed   acknowledgements that the flash did not take: after a reboot those messages come again
    """

    def __init__(self, directory, capacity, segment=4096):
        """Opens the store that is in the directory, or makes one.

        directory  its own: nothing else may be in it
        capacity   bytes of all files at most; two files' worth is kept free for acknowledgements
        segment    bytes of one file: a message may have 28 less
        """
        log = FlashLog(directory, segment)
        self._log = log
        self.count = 0
        self.failed = 0
        # Sequence of the last record that is acknowledged or dropped.
        base, self.corrupt = once('flash_recovery').recover(log, capacity)
        self._set_base(base)
        # Where begin() starts, in the oldest file.
        self._start_offset = HEADER
        self._start_sequence = log.firsts[0]
        # The cursor: file, place in it, sequence of the record there, and its length, 0 when not known.
        self._index = 0
        self._offset = HEADER
        self._sequence = 0
        self._length = 0
        # Records read since begin().
        self._read = 0
        self._through = bytearray(4)
        self._remove_acknowledged()
        self.begin()

    def begin(self):
        """Reads from the oldest message on, also what was read before and not acknowledged."""
        self._read = 0
        self._index = 0
        self._offset = self._start_offset
        self._sequence = self._start_sequence
        self._length = 0

    def peek(self):
        """Length of the next message, 0 when none is left."""
        log = self._log
        while self._length == 0:
            segment = log.segment(self._index)
            size = segment.load(self._offset, self._sequence)
            if size == 0:
                if self._index == len(log.numbers) - 1:
                    log.end_at(self._offset)
                    self._sequence = log.next
                    if self._read == 0 and self.count > 0:
                        # None of those that are waiting can be read.
                        self.acknowledge()
                    return 0
                self._index += 1
                self._offset = HEADER
                self._sequence = log.firsts[self._index]
            elif segment.is_valid and segment.is_record and self._is_waiting(segment.sequence):
                self._sequence = segment.sequence
                self._length = segment.length
            else:
                self._offset += size
                if segment.is_valid:
                    self._sequence = segment.following
        return self._length

    def read(self, buffer, offset):
        """Copies the next message to buffer[offset:] and returns its length, 0 when none is left."""
        length = self.peek()
        if length == 0:
            return 0
        if offset + length > len(buffer):
            raise ValueError('the message has ' + str(length) + ' bytes, the buffer room for ' + str(len(buffer) - offset))
        self._log.segment(self._index).copy(self._offset, length, buffer, offset)
        self._offset += ENTRY + length
        self._sequence = following(self._sequence)
        self._length = 0
        self._read += 1
        return length

    def acknowledge(self):
        """Removes what was read since begin(); it is not read again, not even after a power cut.

        Where the flash does not take that, it is so until the power goes: failed counts it, and the next
        acknowledgement says it as well.
        """
        through = self._sequence - 1 & LAST_SEQUENCE
        taken = ahead(through, self._base)
        if taken > 0:
            try:
                if self._log.has_room(ACKNOWLEDGEMENT):
                    put32(self._through, 0, through)
                    # The highest bit of the length says that it is no record.
                    self._log.put(0x8004, self._through, 4)
                else:
                    # The header of a new file says it.
                    self._roll(through)
            except OSError:
                self.failed += 1
            self.corrupt += taken - self._read
            self._set_base(through)
            # Also when it was not written: these files are what a full flash can do without.
            self._remove_acknowledged()
            # The cursor is in the oldest file now, right behind what is acknowledged.
            self._start_offset = self._offset
            self._start_sequence = self._sequence
        self._read = 0

    def close(self):
        """Closes the files. Nothing is lost without it."""
        self._log.close()

    def _is_waiting(self, sequence):
        if ahead(sequence, self._base) <= 0:
            return False
        # The storing of a message may have been an error although all of it is there: the next file begins
        # with the one that took its place.
        firsts = self._log.firsts
        return self._index + 1 == len(firsts) or ahead(sequence, firsts[self._index + 1]) < 0

    def _roll(self, base):
        log = self._log
        log.roll(base)
        if log.firsts[-2] == log.next:
            # No record was in the file before, and the new header says all that it said.
            self._remove(len(log.numbers) - 2)

    def _remove_acknowledged(self):
        while len(self._log.numbers) > 1 and ahead(self._log.firsts[1], self._base) <= 1:
            self._remove(0)

    def _remove(self, index):
        self._log.remove(index)
        if self._index > index:
            self._index -= 1
        elif self._index == index:
            # The cursor was in it, and goes on at the beginning of the next.
            self._offset = HEADER
            self._sequence = self._log.firsts[index]
            self._length = 0
        if index == 0:
            self._start_offset = HEADER
            self._start_sequence = self._log.firsts[0]

    def _set_base(self, base):
        self._base = base
        self.count = ahead(self._log.next, base) - 1
