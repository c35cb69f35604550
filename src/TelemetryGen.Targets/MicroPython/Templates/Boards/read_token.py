# TelemetryGen: the part of the sample program that reads the token
"""Reads the device's token from the flash, where it may have been replaced, and puts a damaged CA back."""

import board
import settings
from ca_check import is_ca
from setting_checks import token_check
from settings_file import load


def run():
    """The token as text; None when there is none that is valid."""
    # Where there is an older one. Without a CA, sending says so.
    load(board.CA, is_ca)
    token = load(board.ROOT + 'token', token_check(settings.HOST, settings.HUB, settings.DEVICE))
    return None if token is None else str(token, 'utf-8')
