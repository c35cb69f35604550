# TelemetryGen: batches of records for MicroPython
"""Puts records of one kind into one event: header, count, CRC-32C, then each record without its header.

docs/wire-format.md has the format. All of it is taken from the headers of the packed messages: nothing
here knows a schema.
"""

from crc32c import Crc32c
from wire_bytes import get16, put16, put32

_HEADER = 8
# Where the rows begin: behind header, the longer of the two blocks, and their length. A message that is
# alone in its batch goes out as it is, from _ALONE on.
_ROWS = 24
_ALONE = 16


class RecordBatch:
    """The next records of a store, as one event in one buffer."""

    def __init__(self, size, row_versions=None):
        """size: the most bytes of an event. row_versions: what is known of them at the start."""
        self.buffer = bytearray(size)
        # Bytes of a batch, lowered when the hub finds one too large.
        self.limit = size
        # How many records; where the event starts and ends in the buffer, and how long it is.
        self.count = 0
        self.start = 0
        self.end = 0
        self.length = 0
        # True: there were more records, which did not fit or are of another kind.
        self.is_cut = False
        # Records whose time is a guess.
        self.guesses = 0
        self._overread = False
        self._head = bytearray(_HEADER)
        self._kept = bytearray(_HEADER)
        self._crc = Crc32c()
        # Template id: the schema version that brought the newest list or text of its rows.
        self.row_versions = row_versions or {}

    def grow(self, length):
        """Makes room for a stored record of that length, if a program with a larger buffer stored it."""
        if _ALONE + length > len(self.buffer):
            self.buffer = bytearray(_ALONE + length)

    def has_room(self, count, end, length):
        """True when a stored record of that length fits behind so many others that end at end."""
        return count < 65534 and end - _HEADER + length <= self.limit

    def fill(self, store, stamps):
        """Takes the oldest records of the store, as many as are alike and fit. They stay in the store until remove()."""
        store.begin()
        self.count = 0
        self.guesses = 0
        self.is_cut = False
        self._overread = False
        end = _ROWS
        while True:
            length = store.peek()
            if length == 0:
                break
            if self.count > 0 and not self.has_room(self.count, end, length):
                self.is_cut = True
                break
            if self.count == 0:
                self.grow(length)
            # The message's header lands on the last bytes of the row before, which are put back.
            at = end - _HEADER
            _copy(self.buffer, at, self._kept, 0)
            length = stamps.finish(self.buffer, at, store.read(self.buffer, at))
            if self.count == 0:
                _copy(self.buffer, at, self._head, 0)
            elif not _equal(self.buffer, at, self._head):
                _copy(self._kept, 0, self.buffer, at)
                self.is_cut = True
                self._overread = True
                break
            _copy(self._kept, 0, self.buffer, at)
            end = at + length
            self.count += 1
            if stamps.is_guess:
                self.guesses += 1
        self._seal(end)

    def remove(self, store, dead_letters=None):
        """Takes the records of the last fill() off the store, and appends them to another store first if one is given."""
        if dead_letters is not None or self._overread:
            store.begin()
            for _ in range(self.count):
                length = store.read(self.buffer, 0)
                if dead_letters is not None:
                    dead_letters.append(self.buffer, length)
        store.acknowledge()

    def _seal(self, end):
        self.end = end
        if self.count < 2:
            _copy(self._head, 0, self.buffer, _ALONE)
            self.start = _ALONE
            self.length = end - _ALONE
            return
        # What an earlier boot stored may be of a record that is not known: then readers of an older schema are
        # told that they cannot tell where a row ends.
        version = get16(self._head, 6)
        version = min(version, self.row_versions.get(get16(self._head, 2), version))
        # A row version above 1 is said, in a block that is two bytes longer.
        start = 0 if version > 1 else 2
        buffer = self.buffer
        _copy(self._head, 0, buffer, start)
        put16(buffer, start, 12 - start)
        # Ids of batches are those of their records with the highest bit.
        buffer[start + 3] |= 0x80
        put16(buffer, start + 8, self.count)
        # Encoding 0: rows. No flags.
        put16(buffer, start + 10, 0)
        self._crc.start()
        self._crc.update(buffer, _ROWS, end)
        put16(buffer, start + 12, self._crc.low)
        put16(buffer, start + 14, self._crc.high)
        put16(buffer, start + 16, get16(self._head, 0))
        if version > 1:
            put16(buffer, start + 18, version)
        put32(buffer, _ROWS - 4, end - _ROWS)
        self.start = start
        self.length = end - start


def _copy(buffer, start, other, at):
    """Copies a header."""
    for i in range(_HEADER):
        other[at + i] = buffer[start + i]


def _equal(buffer, at, head):
    for i in range(_HEADER):
        if buffer[at + i] != head[i]:
            return False
    return True
