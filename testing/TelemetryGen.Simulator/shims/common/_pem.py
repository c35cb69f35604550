"""Certificates of a file of PEM, as boards read it that take nothing else."""

import binascii


def certificates(path):
    """DER bytes of each; none when the file has none."""
    with open(path) as file:
        parts = file.read().split('-----BEGIN CERTIFICATE-----')[1:]
    return [binascii.a2b_base64(part.split('-----END')[0].replace('\r', '').replace('\n', '')) for part in parts]
