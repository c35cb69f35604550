"""Records as the generator writes them, and what is in an event that holds them, read without the device modules."""

import struct


class Reading:
    """Template 1: at in milliseconds, a number, a measure made of it, a note."""

    TIMESTAMP = ('at', 8, 8, 1000)
    SEQUENCE = 'number'

    def __init__(self):
        self.buffer = bytearray(8 + 14 + 1 + 200)
        struct.pack_into('<HHHH', self.buffer, 0, 14, 1, 7, 3)
        self.at = None
        self.number = None
        self.note = b''

    def pack(self):
        struct.pack_into('<qIH', self.buffer, 8, self.at, self.number, self.number % 1000)
        self.buffer[22] = len(self.note)
        for i in range(len(self.note)):
            self.buffer[23 + i] = self.note[i]
        return 23 + len(self.note)


class Status:
    """Template 2: at in seconds, a number."""

    TIMESTAMP = ('at', 8, 4, 1)
    SEQUENCE = 'number'

    def __init__(self):
        self.buffer = bytearray(8 + 8)
        struct.pack_into('<HHHH', self.buffer, 0, 8, 2, 7, 3)
        self.at = None
        self.number = None

    def pack(self):
        struct.pack_into('<II', self.buffer, 8, self.at, self.number)
        return 16


class Ping:
    """Template 3: no field at all."""

    def __init__(self):
        self.buffer = bytearray(8)
        struct.pack_into('<HHHH', self.buffer, 0, 0, 3, 7, 3)

    def pack(self):
        return 8


# Bytes of the block, by template.
_BLOCKS = {1: 14, 2: 8, 3: 0}


def records_of(event):
    """The (template, number, at in milliseconds) of each record in an event."""
    block, template, schema, version = struct.unpack('<HHHH', event[:8])
    assert schema == 7 and version == 3
    if template < 0x8000:
        found, end = record_at(event, 8, template)
        assert end == len(event)
        assert block == _BLOCKS[template]
        return [found]
    template -= 0x8000
    # The longer block says the row version; only that of what this boot did not send is not known to be 1.
    assert block == 10 or block == 12 and event[18:20] == b'\x03\x00'
    rows = 12 + block
    count, encoding, flags, crc, row = struct.unpack('<HBBIH', event[8:18])
    length = struct.unpack('<I', event[rows - 4:rows])[0]
    assert encoding == 0 and flags == 0 and count > 1
    assert row == _BLOCKS[template]
    assert length == len(event) - rows
    assert crc == crc32c(event, rows)
    found = []
    at = rows
    for _ in range(count):
        record, at = record_at(event, at, template)
        found.append(record)
    assert at == len(event)
    return found


def record_at(event, at, template):
    if template == 3:
        return (3, 0, 0), at
    if template == 2:
        moment, number = struct.unpack('<II', event[at:at + 8])
        return (2, number, moment * 1000), at + 8
    moment, number, measure = struct.unpack('<qIH', event[at:at + 14])
    assert measure == number % 1000
    return (1, number, moment), at + 15 + event[at + 14]


def _table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


_TABLE = _table()


def crc32c(data, start):
    crc = 0xFFFFFFFF
    for i in range(start, len(data)):
        crc = _TABLE[(crc ^ data[i]) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF
