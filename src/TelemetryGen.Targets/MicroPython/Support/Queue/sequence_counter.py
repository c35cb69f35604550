# TelemetryGen: sequence numbers for MicroPython
"""Numbers for messages that do not repeat, not even after a power cut.

    numbers = SequenceCounter('/flash/sequence', 65536)
    climate.sequence = numbers.next()

They are reserved in the flash a block at a time: one write for 64 numbers. What is left of
a block is skipped at the next start. So there are gaps, but no number comes twice before
the limit is reached.
"""

from sealed_file import read_file, read_sealed, write_sealed


class SequenceCounter:
    """0, 1, 2 ... below the limit, and from 0 again."""

    def __init__(self, path, limit, block=64):
        """Goes on behind the numbers that were reserved before.

        path   of two files, which get '.0' and '.1' behind it. None: begins at 0 at each start
        limit  the first number that is not given: 65536 for a field of 16 bits. Numbers from 2**30 on allocate
        block  how many numbers are reserved by one write
        """
        if not 1 <= block <= limit <= 1 << 32:
            raise ValueError('block is ' + str(block) + ', limit ' + str(limit) + '; it must be 1 <= block <= limit <= 2**32')
        self._path = path
        self._limit = limit
        self._block = block
        self._next = 0
        # Numbers that are reserved and not given yet.
        self._left = 0
        # Of the newest file: how often was written until then. The other one is written next.
        self._writes = 0
        if path is not None:
            self._recover()

    def next(self):
        """The next number. OSError when the flash does not take the reservation."""
        if self._left == 0:
            self._reserve()
        number = self._next
        following = number + 1
        # By comparison: what % makes of a large limit stays an object on older boards, however small.
        self._next = 0 if following == self._limit else following
        self._left -= 1
        return number

    def _recover(self):
        is_spoiled = False
        for which in (0, 1):
            path = self._path + '.' + str(which)
            data = read_sealed(path)
            if data is None:
                is_spoiled = is_spoiled or read_file(path) is not None
            else:
                writes, end = [int(text) for text in str(data, 'utf-8').split()]
                if writes > self._writes:
                    self._writes = writes
                    # A program with a higher limit may have written it.
                    self._next = end if end < self._limit else 0
        if is_spoiled and self._writes > 0:
            # Cut while it was written, or damaged since: then the block behind the other one's may have been given.
            self._next = self._end()

    def _reserve(self):
        if self._path is not None:
            writes = self._writes + 1
            # Until this file is whole, the other one tells where the block begins.
            write_sealed(self._path + '.' + str(writes % 2), (str(writes) + ' ' + str(self._end())).encode())
            self._writes = writes
        self._left = self._block

    def _end(self):
        """Where the block that begins with the next number ends."""
        end = self._next + self._block
        return end if end < self._limit else end - self._limit
