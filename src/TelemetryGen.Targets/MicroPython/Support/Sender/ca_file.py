# TelemetryGen: CA files for MicroPython
"""Takes certificates out of DER and PEM."""

try:
    import ubinascii as binascii
except ImportError:
    import binascii

from eventhub_errors import TlsError


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
    """Where the certificate at this place ends, a SEQUENCE (0x30) with a length of two bytes (0x82). 0: there is none, or not all of it."""
    if der[at:at + 2] != b'\x30\x82' or at + 4 > len(der):
        return 0
    end = at + 4 + der[at + 2] * 256 + der[at + 3]
    return end if end <= len(der) else 0
