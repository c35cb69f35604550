"""The modules of a board, as small as they can be, and sockets that answer as a hub that takes everything. BASE is what was allocated before the program came."""

import gc
import sys

BOARD = 'wipy1'
ANSWER = b'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n'


class Module:
    pass


class Wlan:
    STA = 0
    WPA2 = 0

    def __init__(self, mode=0):
        pass

    def active(self, on):
        pass

    def isconnected(self):
        return True


class Watchdog:
    def __init__(self, *args, **options):
        pass

    def feed(self):
        pass


class Socket:
    def __init__(self, *kind):
        self.at = 0

    def settimeout(self, seconds):
        pass

    def connect(self, address):
        pass

    def write(self, data):
        self.at = 0
        return len(data)

    def readinto(self, buffer):
        buffer[0] = ANSWER[self.at]
        self.at += 1
        return 1

    def close(self):
        pass


class Context:
    def __init__(self, protocol):
        pass

    def load_verify_locations(self, cadata=None):
        pass

    def wrap_socket(self, sock, server_hostname=None):
        return sock


def add(name, **members):
    module = Module()
    for member in members:
        setattr(module, member, members[member])
    sys.modules[name] = module


add('machine', WDT=Watchdog)
add('network', WLAN=Wlan, STA_IF=0)
add('usocket', socket=Socket, AF_INET=2, SOCK_STREAM=1, getaddrinfo=lambda host, port: [(2, 1, 0, '', (host, port))])
add('ussl', CERT_REQUIRED=2, PROTOCOL_TLS_CLIENT=1, PROTOCOL_TLSv1_2=2)
if BOARD == 'esp32':
    sys.modules['ussl'].SSLContext = Context
else:
    sys.modules['ussl'].wrap_socket = lambda sock, **options: sock
if BOARD == 'wipy1':
    sys.modules['usocket'].IPPROTO_SEC = 100
# Goes when this program has ended: what comes then begins without the garbage of the start.
gc.collect()
