# TelemetryGen: message store in RAM for MicroPython
"""Keeps messages in one buffer that is made once, until the hub has them.

    store = RingStore(4096)
    store.append(climate.buffer, climate.pack())
    store.begin()
    while store.peek():
        length = store.read(buffer, 0)
        ...
    store.acknowledge()

FlashStore has the same methods, and keeps its messages over a reboot.
"""

# Before each message: its length, two bytes.
_PREFIX = 2


class RingStore:
    """Messages in the order in which they came. Nothing is allocated after the start.

    count    messages waiting
    dropped  the oldest that made room for newer ones
    refused  messages that did not fit
    corrupt, failed  always 0: the counters are those of FlashStore
    """

    def __init__(self, capacity, oldest_dropped=True):
        """capacity: bytes of RAM, 3 or more; a message takes two more than its length.

        oldest_dropped: what a full store does; False refuses the newest instead.
        """
        if capacity <= _PREFIX:
            raise ValueError('capacity is ' + str(capacity) + '; it must be 3 or more')
        self._ring = bytearray(capacity)
        self._oldest_dropped = oldest_dropped
        self.count = 0
        self.dropped = 0
        self.refused = 0
        self.corrupt = 0
        self.failed = 0
        # Where the oldest message is, and how many bytes are taken from there on.
        self._oldest = 0
        self._used = 0
        # Bytes and messages read since begin(), and how many of them were dropped meanwhile.
        self._read_bytes = 0
        self._read = 0
        self._gone = 0

    def append(self, buffer, length):
        """Stores buffer[:length]. False when it was refused."""
        if length > len(buffer):
            raise ValueError('the buffer has ' + str(len(buffer)) + ' bytes, not ' + str(length))
        ring = self._ring
        size = _PREFIX + length
        if not 0 < length <= 0xFFFF or size > len(ring):
            self.refused += 1
            return False
        while self._used + size > len(ring):
            if not self._oldest_dropped:
                self.refused += 1
                return False
            self._drop_oldest()
        at = (self._oldest + self._used) % len(ring)
        ring[at] = length & 255
        ring[(at + 1) % len(ring)] = length >> 8
        at = (at + _PREFIX) % len(ring)
        for i in range(length):
            ring[at] = buffer[i]
            at += 1
            if at == len(ring):
                at = 0
        self._used += size
        self.count += 1
        return True

    def begin(self):
        """Reads from the oldest message on, also what was read before and not acknowledged."""
        self.dropped += self._gone
        self._gone = 0
        self._read_bytes = 0
        self._read = 0

    def peek(self):
        """Length of the next message, 0 when none is left."""
        if self._read == self.count:
            return 0
        return self._length_at(self._oldest + self._read_bytes)

    def read(self, buffer, offset):
        """Copies the next message to buffer[offset:] and returns its length, 0 when none is left."""
        length = self.peek()
        if length == 0:
            return 0
        if offset + length > len(buffer):
            raise ValueError('the message has ' + str(length) + ' bytes, the buffer room for ' + str(len(buffer) - offset))
        ring = self._ring
        at = (self._oldest + self._read_bytes + _PREFIX) % len(ring)
        for i in range(length):
            buffer[offset + i] = ring[at]
            at += 1
            if at == len(ring):
                at = 0
        self._read_bytes += _PREFIX + length
        self._read += 1
        return length

    def acknowledge(self):
        """Removes what was read since begin()."""
        self._oldest = (self._oldest + self._read_bytes) % len(self._ring)
        self._used -= self._read_bytes
        self.count -= self._read
        # Those that were dropped after they were read have arrived as well.
        self._gone = 0
        self._read_bytes = 0
        self._read = 0

    def close(self):
        """Nothing to do here: for a FlashStore it closes the files."""

    def _drop_oldest(self):
        size = _PREFIX + self._length_at(self._oldest)
        if self._read:
            self._read -= 1
            self._read_bytes -= size
            self._gone += 1
        else:
            self.dropped += 1
        self._oldest = (self._oldest + size) % len(self._ring)
        self._used -= size
        self.count -= 1

    def _length_at(self, at):
        ring = self._ring
        return ring[at % len(ring)] + (ring[(at + 1) % len(ring)] << 8)
