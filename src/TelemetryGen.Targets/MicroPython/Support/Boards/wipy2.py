# TelemetryGen: WiPy 2 and 3 board for the sample program
"""What the sample program needs of a WiPy 2 or 3, or another Pycom board with Wi-Fi."""

import machine
import time
from network import WLAN

ROOT = '/flash/'
CA = '/flash/cert/ca.pem'
# Deep sleep ends the program: what one part of it has imported is not needed by the next.
KEEPS_MODULES = False
# Longer than the longest request: name, connection and answer have 30 s each.
_WATCHDOG_MS = 180000
_WIFI_SECONDS = 20

_wlan = WLAN(mode=WLAN.STA)
_watchdog = None


def start_wifi(name, key):
    if not _wlan.isconnected():
        _wlan.connect(name, auth=(WLAN.WPA2, key) if key else None)


def wait_for_wifi():
    for _ in range(_WIFI_SECONDS * 10):
        if _wlan.isconnected():
            return True
        time.sleep_ms(100)
    return False


def start_watchdog():
    global _watchdog
    _watchdog = machine.WDT(timeout=_WATCHDOG_MS)


def feed():
    _watchdog.feed()


def sleep(seconds):
    """Deep sleep: the clock runs on, the program starts anew."""
    machine.deepsleep(seconds * 1000)
