"""socket of the unix port, over the host's network. IPv4 only; no servers."""

import _wire
from _tcp import TcpSocket as _TcpSocket
from _udp import UdpSocket as _UdpSocket

AF_INET = 2
SOCK_STREAM = 1
SOCK_DGRAM = 2


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    return [(AF_INET, type or SOCK_STREAM, 0, '', _wire.resolve(host, port))]


def socket(family=AF_INET, type=SOCK_STREAM, proto=0):
    if family == AF_INET and type == SOCK_STREAM:
        return _TcpSocket()
    if family == AF_INET and type == SOCK_DGRAM:
        return _UdpSocket()
    # EINVAL
    raise OSError(22)
