# TelemetryGen: HTTP answers for MicroPython
"""Reads one HTTP/1.1 answer from a TLS socket without growing the heap.

MicroPython's read(n) and readinto wait until n bytes are there, and a TLS socket has
no other way to read; so lines are read byte by byte into one buffer.
"""

# Longer header lines are cut: the known headers are short.
_LINE = 200
# The most that is kept of an error's text, in bytes.
_DETAIL = 400
# Longer bodies and headers are not read to the end: the connection is closed instead.
_LIMIT = 8192
# The longest Retry-After that is believed, in seconds.
_DAY = 86400


class HttpAnswer:
    """The last answer of one connection."""

    def __init__(self):
        self._one = bytearray(1)
        self._line = bytearray(_LINE)
        self._line_view = memoryview(self._line)
        self._length = 0
        self._detail = bytearray(_DETAIL)
        self._kept = 0
        self._read = None
        self._clear()

    def _clear(self):
        # HTTP status, seconds of Retry-After (0: none), text of Date (with 401 only).
        self.status = 0
        self.retry_after = 0
        self.date = ''
        # False: the connection must not be used again.
        self.keep_alive = True
        self._body = -1
        self._chunked = False
        self._kept = 0

    def read_with(self, readinto):
        """Reads status, headers and body through the socket's readinto.

        Raises OSError when the answer is cut off or is not HTTP.
        """
        self._read = readinto
        self._read_head()
        while self.status < 200:
            # 100 Continue: the answer comes after it.
            self._read_head()
        if self.status == 204:
            # It has no body, whatever it says.
            pass
        elif self._chunked:
            self._read_chunks()
        elif self._body >= 0:
            self._read_body(self._body)
        else:
            # The body ends with the connection: nothing in it is worth the wait.
            self.keep_alive = False

    def detail(self):
        """The text that came with an error, without its XML."""
        text = str(self._detail[:self._kept], 'utf-8')
        start = text.find('<Detail>')
        if start >= 0:
            text = text[start + 8:].split('</Detail>')[0]
        return text.strip()

    def _read_head(self):
        self._clear()
        self._read_line()
        # "HTTP/1.1 201 Created": the word behind the number does not matter.
        if self._length < 12 or self._after(b'http/1.') == 0:
            raise OSError('the answer is not HTTP')
        self.status = self._number(9, 1000)
        if not 100 <= self.status <= 999:
            raise OSError('the answer is not HTTP')
        self.keep_alive = self._line[7] == 49
        total = self._read_line()
        while self._length > 0:
            self._take_header()
            total += self._read_line()
            if total > _LIMIT:
                raise OSError('the answer has too many headers')

    def _take_header(self):
        # Compared where they are: a header as text would be garbage for the heap.
        at = self._after(b'content-length:')
        if at:
            self._body = self._number(at, _LIMIT + 1)
            return
        at = self._after(b'transfer-encoding:')
        if at:
            self._chunked = self._has(at, b'chunked')
            return
        at = self._after(b'connection:')
        if at:
            if self._has(at, b'close'):
                self.keep_alive = False
            return
        at = self._after(b'retry-after:')
        if at:
            self.retry_after = max(0, self._number(at, _DAY))
            return
        # Where a clock is in doubt.
        if self.status == 401:
            at = self._after(b'date:')
            if at:
                self.date = str(self._line_view[at:self._length], 'utf-8').strip()

    def _after(self, name):
        """Where the line goes on behind the name (in lower case) and blanks; 0 when it begins otherwise."""
        if self._length < len(name):
            return 0
        for i in range(len(name)):
            if self._line[i] | 32 != name[i] | 32:
                return 0
        return self._skip_blanks(len(name))

    def _has(self, at, word):
        """True when the values that commas part from at on have the word (in lower case) among them."""
        while at < self._length:
            if self._is(at, word):
                return True
            while at < self._length and self._line[at] != 44:
                at += 1
            at = self._skip_blanks(at + 1)
        return False

    def _is(self, at, word):
        """True when the value from at on is the word."""
        if self._length < at + len(word):
            return False
        for i in range(len(word)):
            if self._line[at + i] | 32 != word[i]:
                return False
        at = self._skip_blanks(at + len(word))
        return at == self._length or self._line[at] == 44

    def _number(self, at, most):
        """The decimal number from at to a blank or the end of the line, at most most; -1 when there is none."""
        if at == self._length:
            return -1
        value = 0
        while at < self._length and self._line[at] != 32:
            digit = self._line[at] - 48
            if not 0 <= digit <= 9:
                return -1
            value = min(value * 10 + digit, most)
            at += 1
        return value

    def _skip_blanks(self, at):
        while at < self._length and (self._line[at] == 32 or self._line[at] == 9):
            at += 1
        return at

    def _read_chunks(self):
        total = 0
        while True:
            self._read_line()
            size = self._chunk_size()
            total += size
            if size == 0:
                break
            if total > _LIMIT:
                self.keep_alive = False
                return
            self._read_body(size)
            self._read_line()
        # Trailers, up to the empty line.
        while self._read_line() > 2:
            pass

    def _read_body(self, length):
        if length > _LIMIT:
            self.keep_alive = False
            length = _DETAIL
        for _ in range(length):
            byte = self._next()
            if self._kept < _DETAIL:
                self._detail[self._kept] = byte
                self._kept += 1

    def _chunk_size(self):
        """The hexadecimal number that the line begins with."""
        size = 0
        at = 0
        while at < self._length and self._line[at] != 59 and self._line[at] != 32:
            digit = (self._line[at] | 32) - 48
            if digit > 48:
                # From 'a' on.
                digit -= 39
            if not 0 <= digit <= 15:
                raise OSError('the answer has a bad chunk')
            size = min(size * 16 + digit, _LIMIT + 1)
            at += 1
        if at == 0:
            raise OSError('the answer has a bad chunk')
        return size

    def _read_line(self):
        """Reads a line into the buffer, without its end. Returns the bytes it took, at least 1."""
        self._length = 0
        taken = 1
        byte = self._next()
        while byte != 10:
            if self._length < _LINE and byte != 13:
                self._line[self._length] = byte
                self._length += 1
            byte = self._next()
            taken += 1
            if taken > _LIMIT:
                raise OSError('the answer has a line without end')
        return taken

    def _next(self):
        """The next byte; what is not ASCII comes as a question mark, so that any answer is a text."""
        count = self._read(self._one)
        if count is None:
            raise OSError('the hub did not answer in time')
        if count == 0:
            raise OSError('the hub closed the connection')
        byte = self._one[0]
        return byte if byte < 128 else 63
