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
        if self._chunked:
            self._read_chunks()
        elif self._body >= 0:
            self._read_body(self._body)
        elif self.status != 204:
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
        line = self._line_text()
        if self._length < 12 or not line.startswith('HTTP/1.') or not line[9:12].isdigit():
            raise OSError('the answer is not HTTP')
        self.status = int(line[9:12])
        self.keep_alive = line[7] == '1'
        # Content-Length, Connection, Retry-After, Transfer-Encoding; and Date, where a clock is in doubt.
        wanted = b'CDRTcdrt' if self.status == 401 else b'CRTcrt'
        total = self._read_line()
        while self._length > 0:
            # What begins with another letter is not turned to text, to spare the heap.
            if self._line[0] in wanted:
                self._take_header(self._line_text())
            total += self._read_line()
            if total > _LIMIT:
                raise OSError('the answer has too many headers')

    def _take_header(self, line):
        colon = line.find(':')
        name = line[:colon].lower()
        value = line[colon + 1:].strip()
        if name == 'content-length' and value.isdigit():
            self._body = int(value)
        elif name == 'transfer-encoding':
            self._chunked = value.lower() == 'chunked'
        elif name == 'connection' and value.lower() == 'close':
            self.keep_alive = False
        elif name == 'retry-after' and value.isdigit():
            self.retry_after = int(value)
        elif name == 'date':
            self.date = value

    def _read_chunks(self):
        total = 0
        while True:
            self._read_line()
            try:
                size = int(self._line_text().split(';')[0], 16)
            except ValueError:
                raise OSError('the answer has a bad chunk')
            total += size
            if size == 0:
                break
            if size < 0 or total > _LIMIT:
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

    def _line_text(self):
        return str(self._line_view[:self._length], 'utf-8')

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
