# TelemetryGen: when a batch is due, for MicroPython
"""Knows without reading the store whether a full batch waits in it, and since when the rest does."""

_HEADER = 8
_EMPTY = 24


class BatchPlan:
    """Cuts the stored records into batches as RecordBatch will."""

    def __init__(self, batch, clock, max_age):
        self._batch = batch
        self._clock = clock
        self._max_age = max_age
        self._head = bytearray(_HEADER)
        # Batches that nothing can be added to; how many records the last one has, where it ends, and the uptime of its first record.
        self._full = 0
        self._count = 0
        self._end = _EMPTY
        self._since = 0

    def add(self, message, length, stored):
        """A record was stored: its message of that length, in so many bytes with its mark."""
        # A record without fields adds a row and no byte.
        if self._count > 0 and (not self._is_alike(message) or not self._batch.has_room(self._count, self._end, stored)):
            self._full += 1
            self._count = 0
            self._end = _EMPTY
        if self._count == 0:
            self._since = self._clock.seconds
            for i in range(_HEADER):
                self._head[i] = message[i]
        self._count += 1
        self._end += length - _HEADER

    def remove(self, batch):
        """A batch was taken off the store."""
        if batch.is_cut and self._full > 0:
            self._full -= 1

    def ends_with(self, batch):
        """A batch turned out to hold all that is stored."""
        self._full = 0
        self._count = batch.count
        self._end = batch.end

    def clear(self):
        """Nothing is stored."""
        self._full = 0
        self._count = 0
        self._end = _EMPTY

    def is_due(self):
        return self._full > 0 or self._clock.seconds - self._since >= self._max_age

    def _is_alike(self, message):
        for i in range(_HEADER):
            if self._head[i] != message[i]:
                return False
        return True
