# TelemetryGen: CRC-32C for MicroPython
"""CRC-32C (Castagnoli), as in batches on the wire and in the files of the store.

    crc = Crc32c()
    crc.update(buffer, 0, length)
    crc.low, crc.high               # of b'123456789': 0x9283, 0xE306

The 32 bits are two halves of 16, because on a board with 31-bit ints every int from 2**30
on is an object of its own. Nothing is allocated.
"""

# Remainders of the four bits 0 to 15 by the reflected polynomial 0x82F63B78.
_LOW = (0x0000, 0xC76F, 0x8EDE, 0x49B1, 0x1DBC, 0xDAD3, 0x9362, 0x540D,
        0x3B78, 0xFC17, 0xB5A6, 0x72C9, 0x26C4, 0xE1AB, 0xA81A, 0x6F75)
_HIGH = (0x0000, 0x105E, 0x20BD, 0x30E3, 0x417B, 0x5125, 0x61C6, 0x7198,
         0x82F6, 0x92A8, 0xA24B, 0xB215, 0xC38D, 0xD3D3, 0xE330, 0xF36E)


class Crc32c:
    """The checksum of the bytes given so far."""

    def __init__(self):
        self.low = 0
        self.high = 0

    def start(self, low=0, high=0):
        """Begins anew, or goes on from a checksum that was taken before."""
        self.low = low
        self.high = high

    def update(self, buffer, start, end):
        """Takes in buffer[start:end], without copying it."""
        low_of = _LOW
        high_of = _HIGH
        low = self.low ^ 0xFFFF
        high = self.high ^ 0xFFFF
        for i in range(start, end):
            low ^= buffer[i]
            n = low & 15
            low = low_of[n] ^ (low >> 4 | (high & 15) << 12)
            high = high_of[n] ^ high >> 4
            n = low & 15
            low = low_of[n] ^ (low >> 4 | (high & 15) << 12)
            high = high_of[n] ^ high >> 4
        self.low = low ^ 0xFFFF
        self.high = high ^ 0xFFFF
