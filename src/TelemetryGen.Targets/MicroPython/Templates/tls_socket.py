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

from ca_file import certificates
from eventhub_errors import TlsError
from tls_refusal import guarded


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
            self._context = _context(self._ca)
        address = socket.getaddrinfo(self.host, self.port)[0][-1]
        sock = socket.socket()
        try:
            sock.settimeout(self.timeout)
            sock.connect(address)
            return guarded(self.host, self._wrap, sock)
        except:
            sock.close()
            raise

    def _wrap(self, sock):
        if self._context is not None:
            return self._context.wrap_socket(sock, server_hostname=self.host)
        if isinstance(self._ca, str):
            return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ca_certs=self._ca, server_hostname=self.host)
        return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, cadata=self._ca, server_hostname=self.host)


def _context(ca):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_REQUIRED
    if hasattr(ssl, 'TLSVersion'):
        # CPython. MicroPython's TLS library knows no version below 1.2.
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        for certificate in certificates(ca):
            context.load_verify_locations(cadata=certificate)
    except (OSError, ValueError) as error:
        # The file is not there, or not what it was.
        raise TlsError('the CA cannot be read: ' + str(error))
    return context
