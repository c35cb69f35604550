# TelemetryGen: sequences in a flash store for MicroPython
"""Numbers of records that wrap."""

from wire_bytes import get16

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
