# TelemetryGen: files of the flash store for MicroPython
"""One file of a FlashStore: a header, then entries that are only ever appended.

    header  'TGS1', number of the file, sequence of its first record, sequence up to which
            records were acknowledged when it was made (u32 each), CRC-32C of all that
    entry   length (u16, bit 15: an acknowledgement), lower half of the sequence (u16),
            CRC-32C of both and the bytes, the bytes
            of a record: the message; of an acknowledgement: up to which sequence (u32)

All little-endian. The CRC of an entry goes on from that of the header. So an entry of a
deleted file, which a FAT may show again behind the end of this one, is never taken for
one of this file.
"""

try:
    import uos as os
except ImportError:
    import os

from crc32c import Crc32c
from wire_bytes import get16, get32, put16, put32

HEADER = 20
ENTRY = 8
ACKNOWLEDGEMENT = 12
# Sequences count up to here and from 0 again: their sums and differences are small ints on every board.
# What older versions of this file wrote goes up to 2^32, and is the same number modulo this.
LAST_SEQUENCE = 0x1FFFFFFF
_MAGIC = b'TGS1'
_ACKNOWLEDGED = 0x8000
# Bytes read at once: the header of an entry and most messages.
_CHUNK = 64
_ENOSPC = 28
_HEX = '0123456789abcdef'


def following(sequence):
    """The sequence behind this one."""
    return sequence + 1 & LAST_SEQUENCE


def ahead(sequence, other):
    """By how many records a sequence is ahead of another one; below 0: behind it."""
    distance = sequence - other & LAST_SEQUENCE
    return distance if distance <= LAST_SEQUENCE >> 1 else distance - LAST_SEQUENCE - 1


def _sequence_at(buffer, at):
    return get16(buffer, at) | (get16(buffer, at + 2) & LAST_SEQUENCE >> 16) << 16


def segment_numbers(directory):
    """The numbers of the files in the directory, rising. Makes the directory when there is none; other files stay as they are."""
    try:
        names = os.listdir(directory)
    except OSError:
        os.mkdir(directory)
        names = ()
    numbers = []
    for name in names:
        name = name.lower()
        if len(name) == 12 and name.endswith('.seg') and all([char in _HEX for char in name[:8]]):
            numbers.append(int(name[:8], 16))
    numbers.sort()
    return numbers


def remove_segment(directory, number):
    os.remove(_path(directory, number))


def _path(directory, number):
    return directory + '/' + '%08x' % number + '.seg'


class Segment:
    """A file, or none (number 0)."""

    def __init__(self, directory):
        self._directory = directory
        self._file = None
        self._crc = Crc32c()
        self._crc_low = 0
        self._crc_high = 0
        self._head = bytearray(HEADER)
        self._entry = memoryview(self._head)[:ENTRY]
        self._four = bytearray(4)
        self._chunk = bytearray(_CHUNK)
        self._buffer = None
        self._view = None
        self.number = 0
        # Of the header.
        self.first = 0
        self.base = 0
        # Bytes in the file.
        self.size = 0
        # Of the entry that was loaded last.
        self.is_valid = False
        self.is_record = False
        self.length = 0
        self.sequence = 0
        # Sequence of the record behind it.
        self.following = 0
        self.acknowledged = 0

    def create(self, number, first, base):
        """Makes an empty file. first: sequence of its first record; base: acknowledged so far."""
        self.close()
        self._file = open(_path(self._directory, number), 'w+b')
        head = self._head
        for i in range(4):
            head[i] = _MAGIC[i]
        put32(head, 4, number)
        put32(head, 8, first)
        put32(head, 12, base)
        self._take_crc()
        put16(head, 16, self._crc_low)
        put16(head, 18, self._crc_high)
        self._write(head, HEADER)
        self._file.flush()
        self.number = number
        self.first = first
        self.base = base
        self.size = HEADER

    def open(self, number, mode='rb'):
        """Opens a file. False when its header is not whole: then it shows no entries."""
        self.close()
        self._file = open(_path(self._directory, number), mode)
        self.number = number
        head = self._head
        if self._file.readinto(head) != HEADER:
            return False
        self._take_crc()
        if (head[:4] != _MAGIC or get32(head, 4) != number
                or get16(head, 16) != self._crc_low or get16(head, 18) != self._crc_high):
            return False
        self.first = _sequence_at(head, 8)
        self.base = _sequence_at(head, 12)
        self.size = self._file.seek(0, 2)
        return True

    def close(self):
        self.number = 0
        self.size = 0
        if self._file is not None:
            file = self._file
            self._file = None
            file.close()

    def put_record(self, buffer, length, sequence):
        """Appends a record; it is in the flash when this returns."""
        if length == len(buffer):
            self._put(length, buffer, length, sequence)
            return
        # One view is kept, because the same buffer comes again and again.
        if buffer is not self._buffer or length != len(self._view):
            self._buffer = buffer
            self._view = memoryview(buffer)[:length]
        self._put(length, self._view, length, sequence)

    def put_acknowledgement(self, through, sequence):
        """Appends that all records up to this one are acknowledged; sequence: of the next record."""
        put32(self._four, 0, through)
        self._put(_ACKNOWLEDGED | 4, self._four, 4, sequence)

    def load(self, offset, sequence):
        """Reads the entry at offset and checks it. Returns the bytes it takes, 0 at the end.

        sequence: the next one that may come; an entry holds only the lower half of its own.
        """
        self.is_valid = False
        file = self._file
        chunk = self._chunk
        file.seek(offset)
        got = file.readinto(chunk)
        if got < ENTRY:
            return 0
        length = get16(chunk, 0) & 0x7FFF
        if length == 0 or offset + ENTRY + length > self.size:
            return 0
        self.length = length
        self.is_record = chunk[1] < 128
        self.sequence = sequence + (get16(chunk, 2) - sequence & 0xFFFF) & LAST_SEQUENCE
        self.following = self.sequence
        if self.is_record:
            self.following = following(self.sequence)
        else:
            self.acknowledged = _sequence_at(chunk, ENTRY)
        low = get16(chunk, 4)
        high = get16(chunk, 6)
        crc = self._crc
        crc.start(self._crc_low, self._crc_high)
        crc.update(chunk, 0, 4)
        start = ENTRY
        rest = length
        while got > start:
            part = min(rest, got - start)
            crc.update(chunk, start, start + part)
            rest -= part
            if rest == 0:
                self.is_valid = crc.low == low and crc.high == high
                return ENTRY + length
            start = 0
            got = file.readinto(chunk)
        return 0

    def copy(self, offset, length, buffer, start):
        """Copies the bytes of the entry at offset to buffer[start:]."""
        file = self._file
        chunk = self._chunk
        file.seek(offset + ENTRY)
        while length > 0:
            got = min(length, file.readinto(chunk))
            if got == 0:
                raise OSError('the file became shorter')
            for i in range(got):
                buffer[start + i] = chunk[i]
            start += got
            length -= got

    def _put(self, kind, body, length, sequence):
        entry = self._entry
        put16(entry, 0, kind)
        put16(entry, 2, sequence & 0xFFFF)
        crc = self._crc
        crc.start(self._crc_low, self._crc_high)
        crc.update(entry, 0, 4)
        crc.update(body, 0, length)
        put16(entry, 4, crc.low)
        put16(entry, 6, crc.high)
        self._file.seek(self.size)
        self._write(entry, ENTRY)
        self._write(body, length)
        self._file.flush()
        self.size += ENTRY + length

    def _write(self, data, length):
        if self._file.write(data) != length:
            raise OSError(_ENOSPC)

    def _take_crc(self):
        self._crc.start()
        self._crc.update(self._head, 0, 16)
        self._crc_low = self._crc.low
        self._crc_high = self._crc.high
