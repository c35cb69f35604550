# TelemetryGen: message store in flash for MicroPython
"""Keeps messages in flash until the hub has them, over reboots and power cuts.

    store = FlashStore('/flash/queue', 65536)
    store.append(climate.buffer, climate.pack())     # in the flash when it returns
    store.begin()
    while store.peek():
        length = store.read(buffer, 0)
        ...
    store.acknowledge()                              # never read again

Messages and acknowledgements are appended to files of one size (flash_segment.py). No byte
is written twice, nothing is renamed. The newest file always knows what was acknowledged:
so it does not matter when, or whether, the deletion of an older one comes through.
"""

from flash_segment import ACKNOWLEDGEMENT, ENTRY, HEADER, Segment, remove_segment, segment_numbers

_ENOSPC = 28


class FlashStore:
    """Messages in the order in which they came. The counters are those since the start.

    count    messages waiting
    dropped  the oldest that made room for newer ones, a file at a time
    refused  messages that did not fit
    corrupt  messages that could not be read back
    """

    def __init__(self, directory, capacity, segment=4096, oldest_dropped=True):
        """Opens the store that is in the directory, or makes one.

        capacity        bytes of all files at most; two files' worth is kept free for acknowledgements
        segment         bytes of one file: a message may have 28 less
        oldest_dropped  what a full store does; False refuses the newest instead
        """
        if not 128 <= segment <= 0x7FFF:
            raise ValueError('segment is ' + str(segment) + '; it must be 128 to 32767')
        if capacity < 4 * segment:
            raise ValueError('capacity is ' + str(capacity) + '; it must be four segments or more')
        self._directory = directory
        self._segment_size = segment
        self._most = capacity // segment - 2
        self._oldest_dropped = oldest_dropped
        self.count = 0
        self.dropped = 0
        self.refused = 0
        self.corrupt = 0
        # Written to; and an older one that is read.
        self._current = Segment(directory)
        self._older = Segment(directory)
        # True: the current file's end is in doubt, so nothing is appended to it.
        self._sealed = False
        # Of each file, from the oldest on: its number, the sequence of its first record.
        self._numbers = []
        self._firsts = []
        self._last_number = 0
        # Sequence of the next record, and of the last one that is acknowledged or dropped.
        self._next = 1
        self._base = 0
        # Where begin() starts, in the oldest file.
        self._start_offset = HEADER
        self._start_sequence = 1
        # The cursor: file, place in it, sequence of the record there and its length, 0 when not known.
        self._index = 0
        self._offset = HEADER
        self._sequence = 1
        self._length = 0
        # Records read since begin(), and how many more of them were dropped meanwhile.
        self._read = 0
        self._gone = 0
        self._recover()
        self.begin()

    def append(self, buffer, length):
        """Stores buffer[:length]. False when it was refused."""
        if length > len(buffer):
            raise ValueError('the buffer has ' + str(len(buffer)) + ' bytes, not ' + str(length))
        size = ENTRY + length
        if length > 0 and HEADER + size <= self._segment_size:
            while self._make_room(size):
                try:
                    if self._sealed:
                        self._roll(self._base)
                    self._current.put_record(buffer, length, self._next)
                    self._next += 1
                    self.count += 1
                    return True
                except OSError as error:
                    self._sealed = True
                    if error.args[0] != _ENOSPC:
                        raise
                    # The flash is full before the store is.
                    if not self._oldest_dropped or len(self._numbers) == 1:
                        break
                    self._drop_oldest()
        self.refused += 1
        return False

    def begin(self):
        """Reads from the oldest message on, also what was read before and not acknowledged."""
        self.dropped += self._gone
        self._gone = 0
        self._read = 0
        self._index = 0
        self._offset = self._start_offset
        self._sequence = self._start_sequence
        self._length = 0

    def peek(self):
        """Length of the next message, 0 when none is left."""
        while self._length == 0:
            segment = self._segment()
            size = segment.load(self._offset, self._sequence)
            if size == 0:
                if self._index == len(self._numbers) - 1:
                    self._reach_end()
                    return 0
                self._index += 1
                self._offset = HEADER
                self._sequence = self._firsts[self._index]
            elif segment.is_valid and segment.is_record and segment.sequence > self._base:
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
        self._segment().copy(self._offset, length, buffer, offset)
        self._offset += ENTRY + length
        self._sequence += 1
        self._length = 0
        self._read += 1
        return length

    def acknowledge(self):
        """Removes what was read since begin(); it is not read again, not even after a power cut."""
        through = self._sequence - 1
        if through > self._base:
            self._put_acknowledgement(through)
            self.corrupt += through - self._base - self._read
            self._set_base(through)
            self._remove_acknowledged()
            # The cursor is in the oldest file now, right behind what is acknowledged.
            self._start_offset = self._offset
            self._start_sequence = self._sequence
        # Those that were dropped after they were read have arrived as well.
        self._gone = 0
        self._read = 0

    def close(self):
        """Closes the files. Nothing is lost without it."""
        self._current.close()
        self._older.close()

    def _recover(self):
        for number in segment_numbers(self._directory):
            self._last_number = number
            if self._older.open(number):
                self._numbers.append(number)
                self._firsts.append(self._older.first)
            else:
                # Cut while it was made. Its number is not used again.
                self._older.close()
                remove_segment(self._directory, number)
        self._older.close()
        if not self._numbers:
            self._roll(0)
            return
        self._start_sequence = self._firsts[0]
        self._scan()
        self._remove_acknowledged()

    def _scan(self):
        """Finds in the newest file what is acknowledged, the next sequence, and whether its end is whole."""
        segment = self._current
        segment.open(self._numbers[-1], 'r+b')
        self._next = segment.first
        base = segment.base
        offset = HEADER
        end = HEADER
        size = segment.load(offset, self._next)
        while size > 0:
            offset += size
            if segment.is_valid:
                end = offset
                self._next = segment.following
                if not segment.is_record:
                    base = segment.acknowledged
            size = segment.load(offset, self._next)
        self._sealed = end != segment.size
        self._set_base(max(base, self._firsts[0] - 1))

    def _segment(self):
        """The file under the cursor."""
        number = self._numbers[self._index]
        if number == self._current.number:
            return self._current
        if number != self._older.number:
            self._older.open(number)
        return self._older

    def _reach_end(self):
        if self._offset != self._current.size:
            # An entry whose length is lost: what is appended behind it could not be found.
            self._sealed = True
        self._sequence = self._next
        if self._read == 0 and self.count > 0:
            # None of those that are waiting can be read.
            self.acknowledge()

    def _make_room(self, size):
        """False when the record is to be refused. Seals the current file when the record does not fit in it."""
        if self._current.size + size > self._segment_size:
            self._sealed = True
        files = self._most - 1 if self._sealed else self._most
        while len(self._numbers) > files:
            if not self._oldest_dropped:
                return False
            self._drop_oldest()
        return True

    def _put_acknowledgement(self, through):
        if self._sealed or self._current.size + ACKNOWLEDGEMENT > self._segment_size:
            # The header of a new file says it.
            self._roll(through)
            return
        try:
            self._current.put_acknowledgement(through, self._next)
        except OSError:
            self._sealed = True
            raise

    def _roll(self, base):
        """Goes on in a new file. base: acknowledged so far."""
        self._sealed = True
        is_spent = len(self._numbers) > 0 and self._firsts[-1] == self._next
        number = self._last_number + 1
        self._current.create(number, self._next, base)
        self._last_number = number
        self._numbers.append(number)
        self._firsts.append(self._next)
        self._sealed = False
        if is_spent:
            # No record in it: the new header says all that it said.
            self._remove(len(self._numbers) - 2)

    def _drop_oldest(self):
        through = self._firsts[1] - 1
        if through > self._base:
            # What was read may have arrived: acknowledge() or begin() will tell.
            read = min(self._read, max(0, min(through, self._sequence - 1) - self._base))
            self._read -= read
            self._gone += read
            self.dropped += through - self._base - read
            self._set_base(through)
        self._remove(0)

    def _remove_acknowledged(self):
        while len(self._numbers) > 1 and self._firsts[1] <= self._base + 1:
            self._remove(0)

    def _remove(self, index):
        number = self._numbers[index]
        if number == self._older.number:
            self._older.close()
        remove_segment(self._directory, number)
        self._numbers.pop(index)
        self._firsts.pop(index)
        if self._index > index:
            self._index -= 1
        elif self._index == index:
            # The cursor was in it, and goes on at the beginning of the next.
            self._offset = HEADER
            self._sequence = self._firsts[index]
            self._length = 0
        if index == 0:
            self._start_offset = HEADER
            self._start_sequence = self._firsts[0]

    def _set_base(self, base):
        self._base = base
        self.count = self._next - 1 - base
