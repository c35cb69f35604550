# TelemetryGen: TLS over a socket for MicroPython
"""Opens a verified TLS connection where TLS is a layer over a connected socket.

    ssl.SSLContext       ESP32, Pico W, unix port (MicroPython 1.21 and later), CPython
    ussl.wrap_socket     WiPy 2/3 (path of a CA file), older MicroPython (CA as DER bytes)
"""

try:
    import usocket as socket
except ImportError:
    import socket
try:
    import ussl as ssl
except ImportError:
    import ssl

from eventhub_errors import TlsError
from once import once


class TlsClient:
    """Connects to one host, as often as needed, trusting only the given CA."""

    def __init__(self, host, port, ca, timeout):
        """ca: DER bytes, or the path of a CA file. timeout: whole seconds."""
        self.host = host
        self.port = port
        self.timeout = timeout
        self._ca = ca
        self._context = None

    def connect(self):
        """Returns a connected TLS socket.

        Raises TlsError when the server is not trusted or the CA is no good, OSError when the line fails.
        """
        if not hasattr(ssl, 'CERT_REQUIRED'):
            raise TlsError('this firmware cannot verify certificates: install a newer one')
        if self._context is None and hasattr(ssl, 'SSLContext'):
            # Made once: parsing certificates again at each connection fragments the heap.
            self._context = once('tls_context').context_of(self._ca)
        address = socket.getaddrinfo(self.host, self.port)[0][-1]
        sock = socket.socket()
        try:
            sock.settimeout(self.timeout)
            sock.connect(address)
            return self._secured(sock)
        except:
            sock.close()
            raise

    def _secured(self, sock):
        try:
            return self._wrap(sock)
        except Exception as error:
            from tls_refusal import refusal_of
            raise refusal_of(self.host, error)

    def _wrap(self, sock):
        if self._context is not None:
            return self._context.wrap_socket(sock, server_hostname=self.host)
        if isinstance(self._ca, str):
            return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ca_certs=self._ca, server_hostname=self.host)
        return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, cadata=self._ca, server_hostname=self.host)
