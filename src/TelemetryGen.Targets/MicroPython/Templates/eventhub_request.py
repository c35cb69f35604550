# TelemetryGen: Event Hub requests for MicroPython
"""The request of one device, in one buffer that is used again: only the length and the message change."""

# Messages up to this size go out in one write with their header: one TLS record, one packet.
ONE_WRITE = 512
_MESSAGES = '/messages?timeout=60&api-version=2014-01'


class EventHubRequest:
    """POSTs one message after the other, as one device (publisher)."""

    def __init__(self, host, hub, device, port):
        _check_name('host', host)
        _check_name('hub', hub)
        _check_name('device', device)
        authority = host if port == 443 else host + ':' + str(port)
        self._target = ('POST /' + hub + '/publishers/' + device + _MESSAGES + ' HTTP/1.1\r\n'
                        'Host: ' + authority + '\r\n')

    def use_token(self, token):
        """Takes another token; '' for none."""
        token = token.strip()
        self.has_token = len(token) > 0
        if '\r' in token or '\n' in token:
            raise ValueError('the token has more than one line')
        head = (self._target
                + 'Authorization: ' + token + '\r\n'
                'Content-Type: application/octet-stream\r\n'
                'Content-Length: ').encode()
        # When the token ends, in Unix seconds; 0 when it does not say.
        self.expires = _expiry(token)
        self._head = len(head)
        self._buffer = bytearray(head + bytes(14 + ONE_WRITE))
        self._window = Window()

    def put(self, message, start, length):
        """Puts length and message in. Returns what is to be written, of a message above ONE_WRITE only what stands before it."""
        end = self._put_length(length)
        if length > ONE_WRITE:
            return self._window.over(self._buffer, 0, end)
        # By hand: not every board assigns slices, and a second write costs a packet.
        buffer = self._buffer
        for i in range(length):
            buffer[end + i] = message[start + i]
        return self._window.over(buffer, 0, end + length)

    def _put_length(self, length):
        """Writes the decimal length and the empty line after the fixed head; returns where they end."""
        digits = 1
        rest = length // 10
        while rest > 0:
            digits += 1
            rest = rest // 10
        at = self._head + digits
        end = at + 4
        while digits > 0:
            at -= 1
            digits -= 1
            self._buffer[at] = 48 + length % 10
            length = length // 10
        self._buffer[end - 4] = 13
        self._buffer[end - 3] = 10
        self._buffer[end - 2] = 13
        self._buffer[end - 1] = 10
        return end


class Window:
    """A part of a buffer. The last one is kept: messages of one length, one after the other, make no garbage."""

    def __init__(self):
        self._buffer = None
        self._start = 0
        self._end = 0
        self._view = None

    def over(self, buffer, start, end):
        if buffer is not self._buffer or start != self._start or end != self._end:
            self._view = memoryview(buffer)[start:end]
            self._buffer = buffer
            self._start = start
            self._end = end
        return self._view


def _check_name(what, name):
    for char in name:
        if not ('a' <= char <= 'z' or 'A' <= char <= 'Z' or '0' <= char <= '9' or char in '-._'):
            raise ValueError(what + " may have letters, digits, '-', '.' and '_' only")
    if not name:
        raise ValueError(what + ' is empty')


def _expiry(token):
    """Unix seconds when the token ends; 0 when it does not say."""
    for part in token.split(' ')[-1].split('&'):
        if part.startswith('se=') and part[3:].isdigit():
            return int(part[3:])
    return 0
