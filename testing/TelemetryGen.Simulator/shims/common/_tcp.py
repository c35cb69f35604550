"""A TCP socket over the host's network."""

import _bridge
import _wire
import errno
from _stream import Stream


class TcpSocket(Stream):

    def __init__(self):
        self._handle = 0
        self._timeout = 0

    def settimeout(self, seconds):
        self._timeout = _wire.milliseconds(seconds)

    def setblocking(self, flag):
        self.settimeout(None if flag else 0)

    def connect(self, address):
        self._handle = _wire.checked(_bridge.connect(address[0], address[1], self._timeout))

    def write(self, buffer):
        return _wire.send(self._open_handle(), buffer, self._timeout)

    send = write

    def recv(self, length):
        buffer = bytearray(length)
        return bytes(buffer[:self._receive_into(memoryview(buffer))])

    def close(self):
        if self._handle > 0:
            _bridge.close(self._handle)
        self._handle = -1

    def _receive_into(self, view):
        return _wire.receive_into(self._open_handle(), view, self._timeout)

    def _open_handle(self):
        if self._handle < 0:
            raise OSError(errno.EBADF)
        if self._handle == 0:
            raise OSError(errno.ENOTCONN)
        return self._handle


class BoardSocket(TcpSocket):
    """Of boards; the unix port has no sendall."""

    def sendall(self, buffer):
        self.write(buffer)


class WholeSecondsSocket(BoardSocket):
    """Of firmware without floats, which takes no None either but for ever."""

    def settimeout(self, seconds):
        if seconds is not None and not isinstance(seconds, int):
            raise TypeError("can't convert %s to int" % type(seconds).__name__)
        super().settimeout(seconds)
