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
MAGIC = b'TGS1'
# Sequences count up to here and from 0 again: their sums and differences are small ints on every board.
# What older versions of this file wrote goes up to 2^32, and is the same number modulo this.
LAST_SEQUENCE = 0x1FFFFFFF


def following(sequence):
    """The sequence behind this one."""
    return sequence + 1 & LAST_SEQUENCE


def ahead(sequence, other):
    """By how many records a sequence is ahead of another one; below 0: behind it."""
    count = sequence - other & LAST_SEQUENCE
    return count if count <= LAST_SEQUENCE >> 1 else count - LAST_SEQUENCE - 1


def sequence_at(buffer, at):
    """A sequence of four bytes, without the bits that older versions of this file wrote above it."""
    return get16(buffer, at) | (get16(buffer, at + 2) & LAST_SEQUENCE >> 16) << 16


def segment_path(directory, number):
    return '%s/%08x.seg' % (directory, number)


class Segment:
    """A file, or none (number 0). What is in it is never changed."""

    # Of all files: nothing is in them between two calls. Most messages fit, with the header of their entry.
    _crc = Crc32c()
    _chunk = bytearray(64)

    def __init__(self, directory):
        self._directory = directory
        self._file = None
        self._crc_low = 0
        self._crc_high = 0
        self._head = bytearray(HEADER)
        self._entry = memoryview(self._head)[:ENTRY]
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

    def open(self, number, mode='rb'):
        """Opens a file. False when its header is not whole: then it shows no entries."""
        self.close()
        self._file = open(segment_path(self._directory, number), mode)
        self.number = number
        head = self._head
        if self._file.readinto(head) != HEADER:
            return False
        self._take_crc()
        if (head[:4] != MAGIC or get32(head, 4) != number
                or get16(head, 16) != self._crc_low or get16(head, 18) != self._crc_high):
            return False
        self.first = sequence_at(head, 8)
        self.base = sequence_at(head, 12)
        self.size = self._file.seek(0, 2)
        return True

    def create(self, number, first, base):
        """Makes an empty file. first: sequence of its first record; base: acknowledged so far."""
        self.close()
        self._file = open(segment_path(self._directory, number), 'w+b')
        head = self._head
        for i in range(4):
            head[i] = MAGIC[i]
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

    def close(self):
        self.number = 0
        self.size = 0
        if self._file is not None:
            file = self._file
            self._file = None
            file.close()

    def load(self, offset, sequence):
        """Reads the entry at offset and checks it. Returns the bytes it takes, 0 at the end.

        sequence: the next one that may come; an entry holds only the lower half of its own.
        """
        self.is_valid = False
        file = self._file
        data = self._chunk
        file.seek(offset)
        count = file.readinto(data)
        if count < ENTRY:
            return 0
        length = get16(data, 0) & 0x7FFF
        if length == 0 or offset + ENTRY + length > self.size:
            return 0
        self.length = length
        self.is_record = data[1] < 128
        self.sequence = sequence + (get16(data, 2) - sequence & 0xFFFF) & LAST_SEQUENCE
        self.following = self.sequence
        if self.is_record:
            self.following = following(self.sequence)
        else:
            self.acknowledged = sequence_at(data, ENTRY)
        low = get16(data, 4)
        high = get16(data, 6)
        crc = self._crc
        crc.start(self._crc_low, self._crc_high)
        crc.update(data, 0, 4)
        start = ENTRY
        rest = length
        while count > start:
            part = min(rest, count - start)
            crc.update(data, start, start + part)
            rest -= part
            if rest == 0:
                self.is_valid = crc.low == low and crc.high == high
                return ENTRY + length
            start = 0
            count = file.readinto(data)
        return 0

    def copy(self, offset, length, buffer, start):
        """Copies the bytes of the entry at offset to buffer[start:]."""
        file = self._file
        data = self._chunk
        file.seek(offset + ENTRY)
        while length > 0:
            count = min(length, file.readinto(data))
            if count == 0:
                raise OSError('the file became shorter')
            for i in range(count):
                buffer[start + i] = data[i]
            start += count
            length -= count

    def remove(self, number):
        """Deletes a file of the directory. When it is this one, this is none afterwards."""
        if number == self.number:
            self.close()
        os.remove(segment_path(self._directory, number))

    def put(self, kind, body, length, sequence):
        """Appends an entry; it is in the flash when this returns.

        kind      its first two bytes
        body      as many bytes as length says
        sequence  of a record: its own; of an acknowledgement: of the next record
        """
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
            # No space left.
            raise OSError(28)

    def _take_crc(self):
        self._crc.start()
        self._crc.update(self._head, 0, 16)
        self._crc_low = self._crc.low
        self._crc_high = self._crc.high
