"""struct of MicroPython up to 1.13, as far as a negative number goes wrong there.

An int that is an object has digits of 16 bits. Its bytes end with its last digit, and what is above stays zero whatever the sign.
Which ints are objects depends on how they came about: here all negative ones are, also short ones, as if they were computed from large ones.
"""
import struct

unpack = struct.unpack
calcsize = struct.calcsize


def pack(form, *values):
    buffer = bytearray(struct.calcsize(form))
    pack_into(form, buffer, 0, *values)
    return bytes(buffer)


def pack_into(form, buffer, offset, *values):
    struct.pack_into(form, buffer, offset, *values)
    values = list(values)
    for size, letter in _parts(form[1:]):
        value = values.pop(0)
        if letter in 'bhiq' and value < 0:
            for i in range(2 * _digits(value), size):
                buffer[offset + i] = 0
        offset += size


def _parts(letters):
    """(bytes, letter) of each value."""
    count = ''
    for letter in letters:
        if letter.isdigit():
            count += letter
            continue
        if letter == 's':
            yield int(count or '1'), letter
        else:
            for _ in range(int(count or '1')):
                yield struct.calcsize('<' + letter), letter
        count = ''


def _digits(value):
    digits = 0
    while value:
        # Towards zero, as a magnitude is shortened.
        value = -(-value >> 16)
        digits += 1
    return digits
