# TelemetryGen: verified TLS connections for MicroPython
"""Opens a TLS connection whose certificate was verified, in the way each board wants it.

    ssl.SSLContext       ESP32, Pico W, unix port (MicroPython 1.21 and later), CPython
    socket.IPPROTO_SEC   WiPy 1: wrapped first, connected after
    ussl.wrap_socket     WiPy 2/3 (path of a CA file), older MicroPython (CA as DER bytes)

No path opens a connection without verification. TLS 1.2 is the least.
"""

try:
    import usocket as socket
except ImportError:
    import socket
try:
    import ussl as ssl
except ImportError:
    import ssl
try:
    import ubinascii as binascii
except ImportError:
    import binascii

from eventhub_errors import TlsError

# The only CA file that the WiPy 1 hands to its network processor.
WIPY_CA = '/flash/cert/ca.pem'


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
        if self._context is None and hasattr(socket, 'IPPROTO_SEC'):
            return self._connect_wipy(address)
        sock = socket.socket()
        try:
            sock.settimeout(self.timeout)
            sock.connect(address)
            return self._guarded(self._wrap, sock)
        except:
            sock.close()
            raise

    def _wrap(self, sock):
        if self._context is not None:
            return self._context.wrap_socket(sock, server_hostname=self.host)
        if isinstance(self._ca, str):
            return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ca_certs=self._ca, server_hostname=self.host)
        return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, cadata=self._ca, server_hostname=self.host)

    def _connect_wipy(self, address):
        # The CC3200 does TLS itself: the socket is made secure, wrapped, and the handshake
        # happens in connect. It verifies the chain but knows no host name.
        if not hasattr(ssl, 'PROTOCOL_TLSv1_2'):
            raise TlsError('this firmware speaks TLS 1.0 only: install 1.8.5 or later, or send through a gateway')
        if self._ca != WIPY_CA:
            raise TlsError('the CA file of a WiPy 1 must be ' + WIPY_CA)
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_SEC)
        try:
            sock.settimeout(self.timeout)
            secure = ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1_2, cert_reqs=ssl.CERT_REQUIRED, ca_certs=self._ca)
            self._guarded(secure.connect, address)
            return secure
        except:
            sock.close()
            raise

    def _guarded(self, step, argument):
        """Runs the step that verifies the server; its refusals become TlsError."""
        try:
            return step(argument)
        except TypeError as error:
            # An unknown keyword: verification cannot be asked for, so there is no connection.
            raise TlsError('this firmware takes no such ca, or cannot verify certificates: ' + str(error))
        except (OSError, ValueError) as error:
            if not is_refusal(error):
                raise
            raise TlsError('cannot trust ' + self.host + ': ' + str(error.args[-1]).strip()
                           + ' (wrong CA or host name, expired certificate, wrong clock, or TLS below 1.2)')


def is_refusal(error):
    """True when TLS refused the server, False when the line failed."""
    if isinstance(error, ValueError):
        return True
    code = error.args[0]
    # CPython only: on the WiPys SSLError is another name of OSError.
    if hasattr(ssl, 'SSLError') and ssl.SSLError is not OSError:
        # 5, 6 and 8: the line broke during the handshake.
        return isinstance(error, ssl.SSLError) and code not in (5, 6, 8)
    if not isinstance(code, int):
        return True
    # Errors of a line are small numbers, those of TLS large ones. -0x7280 is the end of the
    # line, -0x6800 a time-out; -1 is how a WiPy 2/3 says that the certificate failed.
    return code == -1 or (abs(code) > 255 and code not in (-0x7280, -0x6800))


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


def certificates(ca):
    """The certificates in ca as a list of DER bytes. ca: DER bytes, or the path of a DER or PEM file."""
    if isinstance(ca, str):
        with open(ca, 'rb') as file:
            ca = file.read()
    found = []
    if b'-----BEGIN' in ca:
        for part in ca.split(b'-----BEGIN CERTIFICATE-----')[1:]:
            # Without its line ends, which the decoder of older firmware refuses.
            der = binascii.a2b_base64(b''.join(part.split(b'-----END')[0].split()))
            if _end(der, 0) == len(der):
                found.append(der)
    at = 0
    end = _end(ca, at)
    while end > 0:
        found.append(bytes(ca[at:end]))
        at = end
        end = _end(ca, at)
    if not found:
        raise TlsError('no certificate in ca')
    return found


def _end(der, at):
    """Where the certificate at this place ends: a SEQUENCE (0x30) with a length of two bytes (0x82). 0 when there is none, or not all of it."""
    if der[at:at + 2] != b'\x30\x82' or at + 4 > len(der):
        return 0
    end = at + 4 + der[at + 2] * 256 + der[at + 3]
    return end if end <= len(der) else 0
