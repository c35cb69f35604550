# TelemetryGen: checks of tokens and CA files for MicroPython
"""Says whether a token or a CA is worth a place on the flash, before the old one goes.

    replace('/flash/token', data, token_check(HOST, HUB, DEVICE))
    replace('/flash/cert/ca.pem', data, is_ca)

What these refuse would never work. What they take may still be refused by the hub.
"""

import unix_clock
from eventhub_errors import TlsError
from verified_tls import certificates, ssl

_SCHEME = b'SharedAccessSignature '


def token_check(host, hub, device):
    """A function that says whether bytes are a token for this device, not expired as far as the clock knows."""
    def is_token(data):
        fields = _fields(bytes(data).strip())
        return (fields is not None and _covers(fields['sr'], host, (hub, 'publishers', device))
                and len(_decoded(fields['sig'])) == 44 and _is_in_future(fields['se']))
    return is_token


def is_ca(data):
    """True for one or more whole certificates, as PEM or DER."""
    data = bytes(data)
    try:
        found = certificates(data)
        size = 0
        for certificate in found:
            if not _is_certificate(certificate):
                return False
            size += len(certificate)
            if hasattr(ssl, 'SSLContext'):
                # This board can read it now instead of at the next connection.
                ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=certificate)
    except (TlsError, OSError, ValueError):
        return False
    return size == len(data) or data.count(b'-----END CERTIFICATE-----') == len(found)


def _fields(token):
    """sr, sig, se and skn of a token, each once; None when it is no token."""
    for byte in token:
        if not 32 <= byte < 127:
            return None
    if not token.startswith(_SCHEME):
        return None
    fields = {}
    for part in str(token[len(_SCHEME):], 'utf-8').split('&'):
        # Not partition(): the WiPy 1 has none.
        at = part.find('=')
        name = part[:at]
        value = part[at + 1:]
        if at < 0 or name in fields or not value or ' ' in value:
            return None
        fields[name] = value
    return fields if sorted(fields) == ['se', 'sig', 'skn', 'sr'] else None


def _covers(resource, host, path):
    """True when the resource is this host and this path, or a path above it."""
    resource = _decoded(resource)
    at = resource.find('://')
    scheme = resource[:at]
    parts = resource[at + 3:].rstrip('/').split('/')
    if at < 0 or scheme not in ('https', 'http', 'sb') or parts[0].split(':')[0].lower() != host.lower() or len(parts) > 1 + len(path):
        return False
    for i in range(1, len(parts)):
        # Hub names are compared without case, as Azure does; a device's name is exact.
        if parts[i] != path[i - 1] and (i == 3 or parts[i].lower() != path[i - 1].lower()):
            return False
    return True


def _is_in_future(seconds):
    if not seconds.isdigit() or len(seconds) > 12:
        return False
    return not unix_clock.is_set() or int(seconds) > unix_clock.unix_time()


def _decoded(text):
    """The text with its percent sequences resolved; empty when one is broken."""
    parts = text.split('%')
    decoded = parts[0]
    for part in parts[1:]:
        try:
            decoded += chr(int(part[:2], 16)) + part[2:]
        except ValueError:
            return ''
    return decoded


def _is_certificate(der):
    """True for a SEQUENCE of the three parts of a certificate, whose lengths fit to the byte (RFC 5280, 4.1)."""
    if _end(der, 0, 0x30) != len(der):
        return False
    at = 4
    for tag in (0x30, 0x30, 0x03):
        at = _end(der, at, tag)
        if at < 0:
            return False
    return at == len(der)


def _end(der, at, tag):
    """Where the element at this place ends; -1 when it is another or its length is none."""
    if at + 2 > len(der) or der[at] != tag:
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
