"""socket as MicroPython 1.27 has it, over the host's network. IPv4 only; no servers."""

import _bridge
import _wire
import errno
from _tcp import TcpSocket
from _udp import UdpSocket

AF_INET = 2
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    _wire.checked(_bridge.resolve(host))
    return [(AF_INET, type or SOCK_STREAM, 0, '', (_bridge.text(), port))]


def socket(family=AF_INET, type=SOCK_STREAM, proto=0):
    if family == AF_INET and type == SOCK_STREAM:
        return TcpSocket()
    if family == AF_INET and type == SOCK_DGRAM:
        return UdpSocket()
    raise OSError(errno.EINVAL)
