# TelemetryGen: Event Hub sender for MicroPython
"""Sends telemetry messages to an Azure Event Hub, or the local hub, over HTTPS.

    from eventhub_sender import EventHubSender, RetryLater
    sender = EventHubSender(HOST, HUB, DEVICE, TOKEN, CA)
    sender.send(climate)

One TLS connection is kept open and used again. A message whose connection breaks is
sent once more on a new one, so the hub may get it twice: never less than once.
"""

import board_ticks
import unix_clock
# Also for programs that import everything from here.
from eventhub_errors import ClockError, RejectedError, RetryLater, SendError, TlsError, TokenError, line_error, no_memory, refusal
from http_answer import HttpAnswer
from unix_clock import unix_ms, unix_time
from verified_tls import TlsClient

# The hub drops a connection that was idle for 240 s.
_IDLE_MS = 230000
# Messages up to this size go out in one write with their header: one TLS record, one packet.
_ONE_WRITE = 512
_MESSAGES = '/messages?timeout=60&api-version=2014-01'


class EventHubSender:
    """Sends as one device (publisher) to one hub."""

    def __init__(self, host, hub, device, token, ca, port=443, timeout=30, feed=None):
        """Prepares the request; connects at the first send.

        host     of the namespace, such as 'acme.servicebus.windows.net'
        hub      name of the Event Hub
        device   publisher name: letters, digits, '-', '.', '_'
        token    'SharedAccessSignature ...' as provisioned for this device; '' for none, until use_token brings one
        ca       DER bytes, or the path of a CA file ('/flash/cert/ca.pem' on a WiPy 1)
        timeout  seconds for each step of the connection, a whole number
        feed     a function that is called before each step, such as that of a watchdog
        """
        _check_name('host', host)
        _check_name('hub', hub)
        _check_name('device', device)
        self.device = device
        authority = host if port == 443 else host + ':' + str(port)
        self._target = ('POST /' + hub + '/publishers/' + device + _MESSAGES + ' HTTP/1.1\r\n'
                        'Host: ' + authority + '\r\n')
        self.use_token(token)
        self._tls = TlsClient(host, port, ca, timeout)
        self._feed = feed
        self._answer = HttpAnswer()
        self._body = _Window()
        self._sock = None
        self._write = None
        self._readinto = None
        self._idle_since = 0
        self._reusable = False

    def use_token(self, token):
        """Takes another token, from the next send on."""
        token = token.strip()
        self._has_token = len(token) > 0
        if '\r' in token or '\n' in token:
            raise ValueError('the token has more than one line')
        head = (self._target
                + 'Authorization: ' + token + '\r\n'
                'Content-Type: application/octet-stream\r\n'
                'Content-Length: ').encode()
        # The same buffer for every request: only the length and the message change.
        self._expires = _expiry(token)
        self._head = len(head)
        self._request = bytearray(head + bytes(14 + _ONE_WRITE))
        self._window = _Window()

    def send(self, message, length=None, start=0):
        """Sends one message and returns when the hub has stored it.

        message  a record with pack() and buffer, or a bytes-like object
        length   how many of its bytes, all when left out
        start    the first of them
        Raises one of the SendErrors; the sender can be used again after any of them.
        """
        if hasattr(message, 'pack'):
            length = message.pack()
            message = message.buffer
        elif length is None:
            length = len(message) - start
        if not self._has_token:
            raise TokenError('there is no valid token: provision one', 0)
        while True:
            reused = self._is_usable()
            try:
                if not reused:
                    self._connect()
                self._exchange(message, start, length)
                break
            except OSError as error:
                self.close()
                # The hub ends idle connections without a word, so that is no news of the line.
                if not reused:
                    raise line_error(error)
            except MemoryError:
                self.close()
                raise no_memory()
        if not self._answer.keep_alive:
            self.close()
        if not _is_taken(self._answer.status):
            raise refusal(self._answer, self._expires)

    def close(self):
        """Closes the connection; the next send opens a new one."""
        sock = self._sock
        self._sock = None
        self._reusable = False
        if sock is not None:
            try:
                sock.close()
            except OSError:
                # A broken connection may refuse a proper goodbye; it is gone either way.
                pass

    def _is_usable(self):
        return self._reusable and board_ticks.since(self._idle_since) < _IDLE_MS

    def _connect(self):
        self.close()
        self._step()
        if not unix_clock.is_set():
            raise ClockError('the clock is not set: set it from NTP first, certificates cannot be verified without')
        self._sock = self._tls.connect()
        # CPython's TLS sockets have send and recv_into, MicroPython's write and readinto.
        self._write = self._sock.send if hasattr(self._sock, 'send') else self._sock.write
        self._readinto = self._sock.recv_into if hasattr(self._sock, 'recv_into') else self._sock.readinto

    def _exchange(self, message, start, length):
        # Until the answer is complete, nobody knows where in the stream the connection is.
        self._reusable = False
        end = self._put_length(length)
        self._step()
        if length <= _ONE_WRITE:
            # By hand: not every board assigns slices, and a second write costs a packet.
            request = self._request
            for i in range(length):
                request[end + i] = message[start + i]
            self._write_all(self._window.over(request, 0, end + length))
        else:
            self._write_all(self._window.over(self._request, 0, end))
            self._write_all(self._body.over(message, start, start + length))
        self._step()
        self._answer.read_with(self._readinto)
        self._idle_since = board_ticks.now()
        self._reusable = True

    def _step(self):
        if self._feed is not None:
            self._feed()

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
            self._request[at] = 48 + length % 10
            length = length // 10
        self._request[end - 4] = 13
        self._request[end - 3] = 10
        self._request[end - 2] = 13
        self._request[end - 1] = 10
        return end

    def _write_all(self, view):
        count = self._write(view)
        start = 0
        # A board may take fewer bytes than it was given; None is a time-out.
        while count:
            start += count
            if start >= len(view):
                return
            count = self._write(view[start:])
        raise OSError('the hub takes no more data')


class _Window:
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


def _is_taken(status):
    """Event Hubs answers 201; the others come from a gateway or proxy that has the event."""
    return status == 200 or status == 201 or status == 202 or status == 204


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
