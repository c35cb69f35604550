"""socket of Pycom's boards, over the host's network. IPv4 only; no servers."""

import _wire
from _tcp import BoardSocket as _TcpSocket
from _udp import UdpSocket as _UdpSocket

AF_INET = 2
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6


def getaddrinfo(host, port):
    return [(AF_INET, SOCK_STREAM, 0, '', _wire.resolve(host, port))]


def socket(family=AF_INET, type=SOCK_STREAM, proto=IPPROTO_TCP):
    if family == AF_INET and type == SOCK_STREAM:
        return _TcpSocket()
    if family == AF_INET and type == SOCK_DGRAM:
        return _UdpSocket()
    # EINVAL
    raise OSError(22)
