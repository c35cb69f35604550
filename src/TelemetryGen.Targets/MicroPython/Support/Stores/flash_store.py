# TelemetryGen: message store in flash for MicroPython
"""Keeps messages in flash until the hub has them, over reboots and power cuts.

    store = FlashStore('/flash/queue', 65536)
    store.append(climate.buffer, climate.pack())     # in the flash when it returns
    store.begin()
    while store.peek():
        length = store.read(buffer, 0)
        ...
    store.acknowledge()                              # never read again

Messages and acknowledgements are appended to files of one size (flash_log, flash_segment).
No byte is written twice, nothing is renamed. The newest file always knows what was
acknowledged: so it does not matter when, or whether, the deletion of an older one comes
through.
"""

# The innermost first, as in flash_reader.
from flash_segment import ENTRY, HEADER, LAST_SEQUENCE, ahead, following
import flash_log
from flash_reader import FlashReader

_ENOSPC = 28


class FlashStore(FlashReader):
    """Messages in the order in which they came. The counters begin at 0 at each start.

    count    messages waiting
    dropped  the oldest that made room for newer ones, a file at a time
    refused  messages that did not fit
    corrupt  messages that could not be read back; a file whose header is lost counts as one
    failed   acknowledgements that the flash did not take: after a reboot those messages come again
    """

    def __init__(self, directory, capacity, segment=4096, oldest_dropped=True):
        """Opens the store that is in the directory, or makes one.

        directory       its own: nothing else may be in it
        capacity        bytes of all files at most; two files' worth is kept free for acknowledgements
        segment         bytes of one file: a message may have 28 less
        oldest_dropped  what a full store does; False refuses the newest instead
        """
        self.dropped = 0
        # How many more records were dropped since begin() after they were read.
        self._gone = 0
        super().__init__(directory, capacity, segment)
        self._longest = segment - HEADER - ENTRY
        self._most_files = capacity // segment - 2
        self._oldest_dropped = oldest_dropped
        self.refused = 0
        self._buffer = None
        self._view = None

    def begin(self):
        """Reads from the oldest message on, also what was read before and not acknowledged."""
        self.dropped += self._gone
        self._gone = 0
        FlashReader.begin(self)

    def acknowledge(self):
        """Removes what was read since begin(), as in FlashReader."""
        FlashReader.acknowledge(self)
        # Those that were dropped after they were read have arrived as well.
        self._gone = 0

    def append(self, buffer, length):
        """Stores buffer[:length]. False when it was refused."""
        if length > len(buffer):
            raise ValueError('the buffer has ' + str(len(buffer)) + ' bytes, not ' + str(length))
        if 0 < length <= self._longest:
            while self._make_room(ENTRY + length):
                try:
                    if not self._log.has_room(ENTRY + length):
                        self._roll(self._base)
                    self._put(buffer, length)
                    return True
                except OSError as error:
                    if error.args[0] != _ENOSPC:
                        raise
                    # The flash is full before the store is.
                    if not self._oldest_dropped or len(self._log.numbers) == 1:
                        break
                    self._drop_oldest()
        self.refused += 1
        return False

    def _put(self, buffer, length):
        log = self._log
        # One view is kept, because the same buffer comes again and again.
        if length < len(buffer) and (buffer is not self._buffer or length != len(self._view)):
            self._buffer = buffer
            self._view = memoryview(buffer)[:length]
        log.put(length, buffer if length == len(buffer) else self._view, length)
        log.next = following(log.next)
        self.count += 1

    def _make_room(self, size):
        """Drops the oldest as long as an entry of this size has no place. False when the newest is to be refused."""
        files = self._most_files if self._log.has_room(size) else self._most_files - 1
        while len(self._log.numbers) > files:
            if not self._oldest_dropped:
                return False
            self._drop_oldest()
        return True

    def _drop_oldest(self):
        through = self._log.firsts[1] - 1 & LAST_SEQUENCE
        lost = ahead(through, self._base)
        if lost > 0:
            # What was read may have arrived: acknowledge() or begin() will tell.
            read = min(self._read, lost, max(0, ahead(self._sequence, self._base) - 1))
            self._read -= read
            self._gone += read
            self.dropped += lost - read
            self._set_base(through)
        self._remove(0)
