"""ssl of Pycom's boards, for verified clients: a connected socket is wrapped, the CA is the path of a file of PEM, and all errors are OSErrors."""

import _pem
import _wire
from _tcp import BoardSocket as _BoardSocket

CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2
SSLError = OSError
# MBEDTLS_ERR_X509_CERT_VERIFY_FAILED, MBEDTLS_ERR_X509_INVALID_FORMAT
_NOT_VERIFIED = -0x2700
_NO_CERTIFICATE = -0x2180


def wrap_socket(sock, *, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE, ssl_version=0, ca_certs=None, server_hostname=None, timeout=None):
    if cert_reqs != CERT_NONE and ca_certs is None:
        raise ValueError('invalid argument(s) value')
    if cert_reqs != CERT_REQUIRED or server_hostname is None or server_side:
        raise ValueError('the simulator opens verified connections to named servers only')
    try:
        found = _pem.certificates(ca_certs)
    except OSError:
        raise OSError('CA file not found')
    if not found:
        raise OSError(_NO_CERTIFICATE)
    try:
        _wire.start_tls(sock._open_handle(), server_hostname, sock._timeout, found)
    except ValueError:
        raise OSError(_NOT_VERIFIED)
    return _Wrapped(sock)


class _Wrapped(_BoardSocket):

    def __init__(self, sock):
        # It needs the socket: without it that would be closed.
        self._sock = sock
        self._handle = sock._handle
        self._timeout = sock._timeout
