# TelemetryGen: the files of a flash store, as one log, for MicroPython
"""Appends records and acknowledgements to the newest of some files, and reads from all of them.

What was written is never changed. After a power cut the newest file may end in anything;
then it is sealed, which means that nothing is appended to it any more.
"""

from flash_segment import Segment
from flash_sequence import following
from segment_files import remove_segment, segment_numbers
from segment_reader import HEADER, SegmentReader


class FlashLog:
    """Numbers of the files, from the oldest on, and the sequence of the first record of each."""

    def __init__(self, directory, segment_size):
        """Opens the files of the directory, or makes the first."""
        self._directory = directory
        self._segment_size = segment_size
        self.numbers = []
        self.firsts = []
        # Sequence of the next record.
        self.next = 1
        # What was found at the start: up to which sequence records are acknowledged,
        # and how many files before the oldest had no whole header.
        self.acknowledged = 0
        self.headless = 0
        self._last_number = 0
        self._is_sealed = False
        # Written to; and an older one that is read.
        self._current = Segment(directory)
        self._older = SegmentReader(directory)
        self._recover()

    def has_room(self, size):
        """True when an entry of this size goes into the newest file."""
        return not self._is_sealed and self._current.size + size <= self._segment_size

    def is_spent(self):
        """True when the newest file has no record in it."""
        return self.firsts[-1] == self.next

    def roll(self, base):
        """Goes on in a new file. base: acknowledged so far; when this returns, the flash knows it."""
        self._is_sealed = True
        number = self._last_number + 1
        self._current.create(number, self.next, base)
        self._last_number = number
        self.numbers.append(number)
        self.firsts.append(self.next)
        self._is_sealed = False

    def put_record(self, buffer, length):
        """Appends a record; it is in the flash when this returns."""
        try:
            self._current.put_record(buffer, length, self.next)
        except OSError:
            self._is_sealed = True
            raise
        self.next = following(self.next)

    def put_acknowledgement(self, through):
        """Appends that all records up to this sequence are acknowledged."""
        try:
            self._current.put_acknowledgement(through, self.next)
        except OSError:
            self._is_sealed = True
            raise

    def segment(self, index):
        """A file, opened."""
        number = self.numbers[index]
        if number == self._current.number:
            return self._current
        if number != self._older.number:
            self._older.open(number)
        return self._older

    def end_at(self, offset):
        """Says that the newest file can be read up to here. What is appended behind more than that would not be found."""
        if offset != self._current.size:
            self._is_sealed = True

    def remove(self, index):
        """Deletes a file."""
        number = self.numbers[index]
        if number == self._older.number:
            self._older.close()
        remove_segment(self._directory, number)
        self.numbers.pop(index)
        self.firsts.pop(index)

    def close(self):
        self._current.close()
        self._older.close()

    def _recover(self):
        for number in segment_numbers(self._directory):
            self._last_number = number
            if self._older.open(number):
                self.numbers.append(number)
                self.firsts.append(self._older.first)
            else:
                # Cut while it was made. Its number is not used again.
                if not self.numbers:
                    self.headless += 1
                self._older.close()
                remove_segment(self._directory, number)
        self._older.close()
        if self.numbers:
            self._scan()
        else:
            self.roll(0)

    def _scan(self):
        """Reads the newest file: it knows what is acknowledged, and its end may be in doubt."""
        segment = self._current
        segment.open(self.numbers[-1], 'r+b')
        self.next = segment.first
        self.acknowledged = segment.base
        offset = HEADER
        end = HEADER
        size = segment.load(offset, self.next)
        while size > 0:
            offset += size
            if segment.is_valid:
                end = offset
                self.next = segment.following
                if not segment.is_record:
                    self.acknowledged = segment.acknowledged
            size = segment.load(offset, self.next)
        self.end_at(end)
