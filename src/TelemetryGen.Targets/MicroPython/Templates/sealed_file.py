# TelemetryGen: files that are whole or not there, for MicroPython
"""Writes small files so that a power cut at any byte shows when they are read.

    file    'TGF1', length of the data (u32), CRC-32C (u32), the data

The CRC is that of the end of the file's name, of what is before it and of the data: what a FAT may
show of another file that was deleted is not taken for this one.
"""

from crc32c import Crc32c

_HEADER = 12
# ENOENT: on boards, and where MicroPython runs in a browser or Node.js.
_NO_FILE = (2, 44)


def write_sealed(path, data):
    """Writes the file. It is in the flash, and was read back, when this returns.

    A cut leaves the old file, the new one, or one that read_sealed does not take.
    """
    data = bytes(data)
    head = bytearray(b'TGF1' + bytes(8))
    _put32(head, 4, len(data) & 0xFFFF, len(data) >> 16)
    crc = _crc(path, head, data)
    _put32(head, 8, crc.low, crc.high)
    with open(path, 'wb') as file:
        file.write(head)
        file.write(data)
        file.flush()
    if read_sealed(path) != data:
        raise OSError(path + ' does not read back as it was written')


def read_sealed(path):
    """The data, or None when there is no file or it is not whole."""
    content = read_file(path)
    if content is None or len(content) < _HEADER or content[:4] != b'TGF1':
        return None
    length = content[4] + (content[5] << 8) + (content[6] << 16)
    data = content[_HEADER:_HEADER + length]
    crc = _crc(path, content, data)
    if (len(data) != length or content[7] != 0
            or content[8] | content[9] << 8 != crc.low or content[10] | content[11] << 8 != crc.high):
        return None
    return data


def read_file(path):
    """All bytes of a file, None when there is none."""
    try:
        file = open(path, 'rb')
    except OSError as error:
        if error.args[0] not in _NO_FILE:
            raise
        return None
    with file:
        return file.read()


def _crc(path, head, data):
    crc = Crc32c()
    ending = path[-4:].encode()
    crc.update(ending, 0, len(ending))
    crc.update(head, 0, 8)
    crc.update(data, 0, len(data))
    return crc


def _put32(buffer, at, low, high):
    buffer[at] = low & 255
    buffer[at + 1] = low >> 8
    buffer[at + 2] = high & 255
    buffer[at + 3] = high >> 8
