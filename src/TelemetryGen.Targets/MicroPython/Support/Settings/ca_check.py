# TelemetryGen: checks of CA files for MicroPython
"""Says whether a CA is worth a place on the flash, before the old one goes.

    replace('/flash/cert/ca.pem', data, is_ca)
"""

try:
    import ussl as ssl
except ImportError:
    import ssl

from ca_file import certificates
from eventhub_errors import TlsError
from once import once


def is_ca(data):
    """True for one or more whole certificates, as PEM or DER."""
    data = bytes(data)
    try:
        found = certificates(data)
        size = 0
        for der in found:
            if not _is_certificate(der):
                return False
            size += len(der)
        if hasattr(ssl, 'SSLContext'):
            # This board can read it now instead of at the next connection.
            once('tls_context').context_of(data)
    except (TlsError, OSError, ValueError):
        return False
    return size == len(data) or data.count(b'-----END CERTIFICATE-----') == len(found)


def _is_certificate(der):
    """True for a SEQUENCE of the three parts of a certificate, whose lengths fit to the byte (RFC 5280, 4.1)."""
    if _end(der, 0, 0x30) != len(der):
        return False
    at = 4
    for kind in (0x30, 0x30, 0x03):
        at = _end(der, at, kind)
        if at < 0:
            return False
    return at == len(der)


def _end(der, at, kind):
    """Where the element at this place ends; -1 when it is another or its length is none."""
    if at + 2 > len(der) or der[at] != kind:
        return -1
    length = der[at + 1]
    at += 2
    if length == 0x81 and at < len(der):
        length = der[at]
        at += 1
    elif length == 0x82 and at + 1 < len(der):
        length = der[at] * 256 + der[at + 1]
        at += 2
    elif length >= 0x80:
        return -1
    return at + length if at + length <= len(der) else -1
