# TelemetryGen: the part of the sample program that reads the token
"""Reads the device's token from the flash, where it may have been replaced."""

import board
import settings
from setting_checks import token_check
from settings_file import load


def run():
    """The token as text; None when there is none that is valid."""
    token = load(board.ROOT + 'token', token_check(settings.HOST, settings.HUB, settings.DEVICE))
    return None if token is None else str(token, 'utf-8')
