# TelemetryGen: the files of a flash store, as one log, for MicroPython
"""Appends records and acknowledgements to the newest of some files, and reads from all of them.

What was written is never changed. After a power cut the newest file may end in anything;
then it is sealed, which means that nothing is appended to it any more.
"""

from flash_segment import Segment


class FlashLog:
    """Numbers of the files, from the oldest on, and the sequence of the first record of each."""

    def __init__(self, directory, segment_size):
        """Knows no file until flash_recovery has found them."""
        self.directory = directory
        self.segment_size = segment_size
        self.numbers = []
        self.firsts = []
        # Sequence of the next record.
        self.next = 1
        self.last_number = 0
        self._is_sealed = False
        # Written to; and an older one that is read.
        self.newest = Segment(directory)
        self.older = Segment(directory)

    def has_room(self, size):
        """True when an entry of this size goes into the newest file."""
        return not self._is_sealed and self.newest.size + size <= self.segment_size

    def roll(self, base):
        """Goes on in a new file. base: acknowledged so far; when this returns, the flash knows it."""
        self._is_sealed = True
        number = self.last_number + 1
        self.newest.create(number, self.next, base)
        self.last_number = number
        self.numbers.append(number)
        self.firsts.append(self.next)
        self._is_sealed = False

    def put(self, kind, body, length):
        """Appends an entry to the newest file; it is in the flash when this returns. kind: its first two bytes."""
        try:
            self.newest.put(kind, body, length, self.next)
        except OSError:
            self._is_sealed = True
            raise

    def segment(self, index):
        """A file, opened."""
        number = self.numbers[index]
        if number == self.newest.number:
            return self.newest
        if number != self.older.number:
            self.older.open(number)
        return self.older

    def end_at(self, offset):
        """Says that the newest file can be read up to here. What is appended behind more than that would not be found."""
        if offset != self.newest.size:
            self._is_sealed = True

    def remove(self, index):
        """Deletes a file."""
        self.older.remove(self.numbers[index])
        self.numbers.pop(index)
        self.firsts.pop(index)

    def close(self):
        self.newest.close()
        self.older.close()
