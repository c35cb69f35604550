# TelemetryGen: HTTP answers for MicroPython
"""Reads one HTTP/1.1 answer from a TLS socket without growing the heap.

MicroPython's read(n) and readinto wait until n bytes are there, and a TLS socket has
no other way to read; so lines are read byte by byte into one buffer.
"""


class HttpAnswer:
    """The last answer of one connection."""

    # Longer bodies and headers are not read to the end: the connection is closed instead.
    LIMIT = 8192

    def __init__(self):
        self._one = bytearray(1)
        # Longer header lines are cut: the known headers are short.
        self.line = bytearray(96)
        self.length = 0
        self._read = None
        self._clear()

    def _clear(self):
        # HTTP status, seconds of Retry-After (0: none), text of Date (with 401 only).
        self.status = 0
        self.retry_after = 0
        self.date = ''
        # The first bytes of what came with it.
        self.body = b''
        # False: the connection must not be used again.
        self.keep_alive = True
        self._length_of_body = -1
        self._chunked = False

    def read_with(self, readinto):
        """Reads status, headers and body through the socket's readinto.

        Raises OSError when the answer is cut off or is not HTTP.
        """
        self._read = readinto
        self.status = 0
        # After 100 Continue comes the answer.
        while self.status < 200:
            self._clear()
            self.read_line()
            # "HTTP/1.1 201 Created": the word behind the number does not matter.
            if self.length < 12 or self.after(b'http/1.') == 0:
                raise OSError('the answer is not HTTP')
            self.status = self.number(9, 1000)
            if not 100 <= self.status <= 999:
                raise OSError('the answer is not HTTP')
            self.keep_alive = self.line[7] == 49
            size = self.read_line()
            while self.length > 0:
                self._take_header()
                size += self.read_line()
                if size > self.LIMIT:
                    raise OSError('the answer has too many headers')
        if self.status == 204:
            # It has no body, whatever it says.
            pass
        elif self._chunked or self._length_of_body > 0:
            # In memory from the first answer on that has one.
            from http_body import read_body
            self.body = read_body(self, -1 if self._chunked else self._length_of_body)
        elif self._length_of_body < 0:
            # The body ends with the connection: nothing in it is worth the wait.
            self.keep_alive = False

    def _take_header(self):
        # Compared where they are: a header as text would be garbage for the heap.
        at = self.after(b'content-length:')
        if at:
            self._length_of_body = self.number(at, self.LIMIT + 1)
            return
        at = self.after(b'transfer-encoding:')
        if at:
            self._chunked = self._has(at, b'chunked')
            return
        at = self.after(b'connection:')
        if at:
            if self._has(at, b'close'):
                self.keep_alive = False
            return
        if self.status >= 400:
            # In memory from the first refusal on.
            from http_refused import take_header
            take_header(self)

    def after(self, name, at=0):
        """Where the line goes on behind the name (in lower case) at this place, and behind blanks; 0 when another is there."""
        if self.length < at + len(name):
            return 0
        for i in range(len(name)):
            if self.line[at + i] | 32 != name[i] | 32:
                return 0
        return self._skip_blanks(at + len(name))

    def _has(self, at, name):
        """True when the values that commas part from at on have the name (in lower case) among them."""
        while at < self.length:
            end = self.after(name, at)
            if end == self.length or end > 0 and self.line[end] == 44:
                return True
            while at < self.length and self.line[at] != 44:
                at += 1
            at = self._skip_blanks(at + 1)
        return False

    def number(self, at, limit):
        """The decimal number from at to a blank or the end of the line, at most limit; -1 when there is none."""
        if at == self.length:
            return -1
        value = 0
        while at < self.length and self.line[at] != 32:
            n = self.line[at] - 48
            if not 0 <= n <= 9:
                return -1
            value = min(value * 10 + n, limit)
            at += 1
        return value

    def _skip_blanks(self, at):
        while at < self.length and (self.line[at] == 32 or self.line[at] == 9):
            at += 1
        return at

    def read_line(self):
        """Reads a line into the buffer, without its end. Returns the bytes it took, at least 1."""
        self.length = 0
        taken = 1
        byte = self.next()
        while byte != 10:
            if self.length < len(self.line) and byte != 13:
                self.line[self.length] = byte
                self.length += 1
            byte = self.next()
            taken += 1
            if taken > self.LIMIT:
                raise OSError('the answer has a line without end')
        return taken

    def next(self):
        """The next byte; what is not ASCII comes as a question mark, so that any answer is a text."""
        count = self._read(self._one)
        if count is None:
            raise OSError('the hub did not answer in time')
        if count == 0:
            raise OSError('the hub closed the connection')
        byte = self._one[0]
        return byte if byte < 128 else 63
