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
from eventhub_errors import ClockError, RejectedError, RetryLater, SendError, TlsError, TokenError, line_error
from eventhub_request import ONE_WRITE, EventHubRequest, Window
from http_answer import HttpAnswer
from verified_tls import TlsClient


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
        self.device = device
        self._request = EventHubRequest(host, hub, device, port)
        self._request.use_token(token)
        self._tls = TlsClient(host, port, ca, timeout)
        self._feed = feed
        self._answer = HttpAnswer()
        self._body = Window()
        self._sock = None
        self._write = None
        self._readinto = None
        self._idle_since = 0
        self._reusable = False

    def use_token(self, token):
        """Takes another token, from the next send on."""
        self._request.use_token(token)

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
        if not self._request.has_token:
            raise TokenError('there is no valid token: provision one', 401)
        while True:
            # The hub drops a connection that was idle for 240 s.
            reused = self._reusable and board_ticks.since(self._idle_since) < 230000
            try:
                if not reused:
                    self._connect()
                self._exchange(message, start, length)
                break
            except (OSError, MemoryError) as error:
                self.close()
                # The hub ends idle connections without a word, so that is no news of the line.
                if not reused or isinstance(error, MemoryError):
                    raise line_error(error)
        if not self._answer.keep_alive:
            self.close()
        status = self._answer.status
        # Event Hubs answers 201; the others come from a gateway or proxy that has the event.
        if status != 201 and status != 200 and status != 202 and status != 204:
            # In memory from the first refusal on.
            from eventhub_refusal import refusal
            raise refusal(self._answer, self._request.expires)

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
        self._step()
        self._write_all(self._request.put(message, start, length))
        if length > ONE_WRITE:
            self._write_all(self._body.over(message, start, start + length))
        self._step()
        self._answer.read_with(self._readinto)
        self._idle_since = board_ticks.now()
        self._reusable = True

    def _step(self):
        if self._feed is not None:
            self._feed()

    def _write_all(self, data):
        count = self._write(data)
        start = 0
        # A board may take fewer bytes than it was given; None is a time-out.
        while count:
            start += count
            if start >= len(data):
                return
            count = self._write(data[start:])
        raise OSError('the hub takes no more data')
