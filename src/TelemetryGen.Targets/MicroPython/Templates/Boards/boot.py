# TelemetryGen: boot of the sample program for MicroPython boards
"""Starts the Wi-Fi, which connects while main.py is imported."""

import board
import settings

board.start_wifi(settings.WIFI_NAME, settings.WIFI_KEY)
