# TelemetryGen: Event Hub requests for MicroPython
"""The request of one device, in one buffer that is used again: only the length and the message change."""

from once import once

# Messages up to this size go out in one write with their header: one TLS record, one packet.
ONE_WRITE = 256


class EventHubRequest:
    """POSTs one message after the other, as one device (publisher)."""

    def __init__(self, host, hub, device, port):
        self._target = (host, hub, device, port)

    def use_token(self, token):
        """Takes another token; '' for none. ValueError: a name or the token does not go into a header."""
        token = token.strip()
        self.has_token = len(token) > 0
        make = once('request_head')
        head = make.head_of(*(self._target + (token,)))
        # When the token ends, in Unix seconds; 0 when it does not say.
        self.expires = make.expiry(token)
        self._head = len(head)
        self._buffer = bytearray(head + bytes(14 + ONE_WRITE))
        self._window = Window()

    def put(self, message, start, length):
        """Puts length and message in. Returns what is to be written, of a message above ONE_WRITE only what stands before it."""
        buffer = self._buffer
        # Behind the fixed head: the decimal length, from its last digit on, and the empty line.
        at = self._head + 1
        rest = length // 10
        while rest > 0:
            at += 1
            rest = rest // 10
        end = at + 4
        buffer[at] = buffer[at + 2] = 13
        buffer[at + 1] = buffer[at + 3] = 10
        rest = length
        while at > self._head:
            at -= 1
            buffer[at] = 48 + rest % 10
            rest = rest // 10
        if length <= ONE_WRITE:
            # By hand: not every board assigns slices, and a second write costs a packet.
            for i in range(length):
                buffer[end + i] = message[start + i]
            end += length
        return self._window.over(buffer, 0, end)


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
