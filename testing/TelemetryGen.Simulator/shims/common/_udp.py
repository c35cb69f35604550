"""A UDP socket over the host's network, for a client: it sends first and takes what comes back."""

import _bridge
import _wire
import errno


class UdpSocket:

    def __init__(self):
        self._handle = _wire.checked(_bridge.open_datagrams())
        self._timeout = 0

    def settimeout(self, seconds):
        self._timeout = _wire.milliseconds(seconds)

    def setblocking(self, flag):
        self.settimeout(None if flag else 0)

    def sendto(self, data, address):
        return _wire.send_to(self._open_handle(), data, address)

    def recvfrom(self, length):
        """A datagram, cut to that length, and who sent it."""
        return _wire.receive_from(self._open_handle(), length, self._timeout)

    def recv(self, length):
        return self.recvfrom(length)[0]

    def close(self):
        if self._handle > 0:
            _bridge.close(self._handle)
        self._handle = -1

    def _open_handle(self):
        if self._handle < 0:
            raise OSError(errno.EBADF)
        return self._handle
