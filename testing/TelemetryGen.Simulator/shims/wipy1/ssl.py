"""ssl of a WiPy 1, for verified clients: a socket is wrapped before it connects. No name is sent to the server and none is checked; errors are OSErrors."""

import _pem
import _wire
from _tcp import WholeSecondsSocket as _WholeSecondsSocket

CERT_NONE = 0
CERT_OPTIONAL = 1
CERT_REQUIRED = 2
PROTOCOL_SSLv3 = 0
PROTOCOL_TLSv1 = 1
PROTOCOL_TLSv1_1 = 2
PROTOCOL_TLSv1_2 = 3
SSLError = OSError
# The one file that the network processor reads, and its errors: no server verification, no CA file, bad CA file.
_CA = '/flash/cert/ca.pem'
_NOT_VERIFIED = -453
_NO_CA = -454
_BAD_CA = -456


def wrap_socket(sock, *, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE, ssl_version=PROTOCOL_TLSv1, ca_certs=None):
    if cert_reqs != CERT_NONE and ca_certs is None:
        raise ValueError('invalid argument(s) value')
    if cert_reqs != CERT_REQUIRED or server_side or not isinstance(sock, _SecureSocket):
        raise ValueError('the simulator opens verified connections only')
    if ssl_version != PROTOCOL_TLSv1_2:
        raise ValueError('the simulator speaks TLS 1.2 only')
    sock._ca = ca_certs
    return sock


class _SecureSocket(_WholeSecondsSocket):
    """Made with IPPROTO_SEC: connects with TLS."""

    _ca = None

    def connect(self, address):
        if self._ca is None:
            raise ValueError('the simulator opens verified connections only')
        try:
            found = _pem.certificates(self._ca) if self._ca == _CA else None
        except OSError:
            found = None
        if not found:
            raise OSError(_NO_CA if found is None else _BAD_CA)
        super().connect(address)
        try:
            _wire.start_tls(self._handle, '', self._timeout, found)
        except ValueError:
            raise OSError(_NOT_VERIFIED)
