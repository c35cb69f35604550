"""socket of a WiPy 1, over the host's network. TLS is a property that a socket is made with. IPv4 only; no servers."""

import _wire
from _tcp import WholeSecondsSocket as _TcpSocket
from _udp import UdpSocket as _UdpSocket
from ssl import _SecureSocket

AF_INET = 2
SOCK_STREAM = 1
SOCK_DGRAM = 2
IPPROTO_TCP = 6
IPPROTO_SEC = 100


def getaddrinfo(host, port):
    return [(AF_INET, SOCK_STREAM, 0, '', _wire.resolve(host, port))]


def socket(family=AF_INET, type=SOCK_STREAM, proto=IPPROTO_TCP):
    if family == AF_INET and type == SOCK_STREAM:
        return _SecureSocket() if proto == IPPROTO_SEC else _TcpSocket()
    if family == AF_INET and type == SOCK_DGRAM:
        return _UdpSocket()
    # EINVAL, which this firmware has no name for.
    raise OSError(22)
