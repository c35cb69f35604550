# TelemetryGen: TLS contexts for MicroPython
"""Says whom a TLS connection trusts. Needed once: the context stays, and is used for all connections."""

try:
    import ussl as ssl
except ImportError:
    import ssl

from eventhub_errors import TlsError
from once import once


def context_of(ca):
    """A context that takes servers of these CAs alone. TlsError when there is none in ca."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_REQUIRED
    if hasattr(ssl, 'TLSVersion'):
        # CPython. MicroPython's TLS library knows no version below 1.2.
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        for certificate in once('ca_file').certificates(ca):
            context.load_verify_locations(cadata=certificate)
    except (OSError, ValueError) as error:
        # The file is not there, or not what it was.
        raise TlsError('the CA cannot be read: ' + str(error))
    return context
