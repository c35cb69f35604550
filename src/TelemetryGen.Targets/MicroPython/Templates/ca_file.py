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
            found.append(binascii.a2b_base64(b''.join(part.split(b'-----END')[0].split())))
    # DER: one SEQUENCE (0x30) with a length of two bytes (0x82) after another.
    at = 0
    while ca[at:at + 2] == b'\x30\x82' and at + 4 <= len(ca):
        end = at + 4 + ca[at + 2] * 256 + ca[at + 3]
        found.append(bytes(ca[at:end]))
        at = end
    if not found:
        raise TlsError('no certificate in ca')
    return found
