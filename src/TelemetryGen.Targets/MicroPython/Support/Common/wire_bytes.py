# TelemetryGen: little-endian numbers for MicroPython
"""16 bits at a time: wider numbers are objects on a 32-bit board."""

# Of messages that were stored before the time was known (record_stamps): bytes of the mark behind the message, the byte of
# its header that holds the mark's bit, and the bit. Batches on the wire use the same one, so no record has it of its own.
MARK = 14
MARK_PLACE = 3
MARK_BIT = 0x80


def put16(buffer, at, value):
    buffer[at] = value & 255
    buffer[at + 1] = value >> 8 & 255


def get16(buffer, at):
    return buffer[at] | buffer[at + 1] << 8


def put32(buffer, at, value):
    """A number of 32 bits; one from 2^30 on is an object on a 32-bit board."""
    put16(buffer, at, value & 65535)
    put16(buffer, at + 2, value >> 16)


def get32(buffer, at):
    return get16(buffer, at) | get16(buffer, at + 2) << 16
