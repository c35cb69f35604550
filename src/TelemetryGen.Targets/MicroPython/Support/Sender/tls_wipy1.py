# TelemetryGen: TLS of the WiPy 1 for MicroPython
"""Opens a verified TLS connection on a WiPy 1, whose network processor does TLS itself.

It verifies the chain but knows no host name.
"""

import usocket as socket
import ussl as ssl
from eventhub_errors import TlsError

# The only CA file that the WiPy 1 hands to its network processor.
CA = '/flash/cert/ca.pem'


class TlsClient:
    """Connects to one host, as often as needed, trusting only the given CA."""

    def __init__(self, host, port, ca, timeout):
        """ca: the path /flash/cert/ca.pem. timeout: whole seconds."""
        self.host = host
        self.port = port
        self.timeout = timeout
        self._ca = ca

    def connect(self):
        """Returns a connected TLS socket.

        Raises TlsError when the server is not trusted or the CA is no good, OSError when the line fails.
        """
        if not hasattr(ssl, 'CERT_REQUIRED'):
            raise TlsError('this firmware cannot verify certificates: install a newer one')
        address = socket.getaddrinfo(self.host, self.port)[0][-1]
        if not hasattr(ssl, 'PROTOCOL_TLSv1_2'):
            raise TlsError('this firmware speaks TLS 1.0 only: install 1.8.5 or later, or send through a gateway')
        if self._ca != CA:
            raise TlsError('the CA file of a WiPy 1 must be ' + CA)
        # Made secure, wrapped, and then connected: the handshake is in connect.
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_SEC)
        try:
            sock.settimeout(self.timeout)
            secure = ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1_2, cert_reqs=ssl.CERT_REQUIRED, ca_certs=self._ca)
            secure.connect(address)
            return secure
        except Exception as error:
            sock.close()
            from tls_refusal import refusal_of
            raise refusal_of(self.host, error)
