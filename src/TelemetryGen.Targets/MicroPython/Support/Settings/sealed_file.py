# TelemetryGen: files that are whole or not there, for MicroPython
"""Writes small files so that a power cut at any byte shows when they are read.

    file    'TGF1', length of the data (u32), CRC-32C (u32), the data

The CRC is that of the end of the file's name, of what is before it and of the data: what a FAT may
show of another file that was deleted is not taken for this one.
"""

from crc32c import Crc32c
from wire_bytes import get16, put16

_HEADER = 12


def write_sealed(path, data):
    """Writes the file. It is in the flash, and was read back, when this returns.

    A cut leaves the old file, the new one, or one that read_sealed does not take.
    """
    data = bytes(data)
    head = bytearray(b'TGF1' + bytes(8))
    put16(head, 4, len(data) & 0xFFFF)
    put16(head, 6, len(data) >> 16)
    crc = _crc(path, head, data)
    put16(head, 8, crc.low)
    put16(head, 10, crc.high)
    with open(path, 'wb') as file:
        file.write(head)
        file.write(data)
        file.flush()
    if read_sealed(path) != data:
        raise OSError(path + ' does not read back as it was written')


def read_sealed(path):
    """The data, or None when there is no file or it is not whole."""
    head = read_file(path)
    if head is None or len(head) < _HEADER or head[:4] != b'TGF1' or head[7] != 0:
        return None
    length = get16(head, 4) + (head[6] << 16)
    data = head[_HEADER:_HEADER + length]
    crc = _crc(path, head, data)
    if len(data) != length or get16(head, 8) != crc.low or get16(head, 10) != crc.high:
        return None
    return data


def read_file(path):
    """All bytes of a file, None when there is none."""
    try:
        file = open(path, 'rb')
    except OSError as error:
        # ENOENT: on boards, and where MicroPython runs in a browser or Node.js.
        if error.args[0] != 2 and error.args[0] != 44:
            raise
        return None
    with file:
        return file.read()


def _crc(path, head, data):
    crc = Crc32c()
    path = path[-4:].encode()
    crc.update(path, 0, len(path))
    crc.update(head, 0, 8)
    crc.update(data, 0, len(data))
    return crc
