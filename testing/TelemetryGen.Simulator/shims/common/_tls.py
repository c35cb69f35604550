"""ssl as MicroPython 1.28 has it, for clients. Certificates and host names are always verified.

A board would open an unverified connection when asked to; the simulator refuses.
"""

import _wire
from _stream import Stream

PROTOCOL_TLS_CLIENT = 0
CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2


class SSLContext:

    def __init__(self, protocol):
        if protocol != PROTOCOL_TLS_CLIENT:
            raise ValueError('the simulator has TLS clients only')
        self.verify_mode = CERT_REQUIRED
        self._certificates = []

    def load_verify_locations(self, cafile=None, cadata=None):
        if cafile is not None:
            with open(cafile, 'rb') as file:
                cadata = file.read()
        if cadata[:2] != b'\x30\x82':
            raise ValueError('invalid cert')
        self._certificates.append(cadata)

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, server_hostname=None):
        if self.verify_mode != CERT_REQUIRED or server_hostname is None or server_side:
            raise ValueError('the simulator opens verified connections to named servers only')
        _wire.start_tls(sock._open_handle(), server_hostname, sock._timeout, self._certificates)
        return SSLSocket(sock)


class SSLSocket(Stream):
    """No send, recv and settimeout: the simulator has none, boards have send and recv since 1.28."""

    def __init__(self, sock):
        self._sock = sock

    def write(self, buffer):
        return self._sock.write(buffer)

    def setblocking(self, flag):
        self._sock.setblocking(flag)

    def close(self):
        self._sock.close()

    def _receive_into(self, view):
        return self._sock._receive_into(view)
