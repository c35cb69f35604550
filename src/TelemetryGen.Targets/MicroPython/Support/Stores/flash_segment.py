# TelemetryGen: files of the flash store for MicroPython
"""One file of a FlashStore that is written: segment_reader has its form."""

from segment_files import open_segment
from segment_reader import ENTRY, HEADER, MAGIC, SegmentReader
from wire_bytes import put16, put32

_ACKNOWLEDGED = 0x8000
_ENOSPC = 28


class Segment(SegmentReader):
    """A file, or none (number 0). What is in it is never changed."""

    def __init__(self, directory):
        super().__init__(directory)
        self._entry = memoryview(self._head)[:ENTRY]
        self._four = bytearray(4)
        self._buffer = None
        self._view = None

    def create(self, number, first, base):
        """Makes an empty file. first: sequence of its first record; base: acknowledged so far."""
        self.close()
        self._file = open_segment(self._directory, number, 'w+b')
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
