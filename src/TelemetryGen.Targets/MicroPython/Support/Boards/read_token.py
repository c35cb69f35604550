# TelemetryGen: the part of the sample program that reads the token
"""Reads the device's token from the flash, where it may have been replaced, and puts a damaged CA back."""

import board
from ca_check import is_ca
from settings_file import load


def run():
    """The token as text; None when there is none that is valid."""
    # Where there is an older one. Without a CA, sending says so.
    load(board.CA, is_ca)
    token = load(board.ROOT + 'token', is_whole)
    return None if token is None else str(token, 'utf-8').strip()


def is_whole(data):
    """False for what a damaged file holds. Whether the token is good, the hub says."""
    for byte in data.strip():
        if not 32 <= byte < 127:
            return False
    return data[:22] == b'SharedAccessSignature ' and b'&sig=' in data and b'&se=' in data and b'&skn=' in data
