# TelemetryGen: Pico W board for the sample program
"""What the sample program needs of a Raspberry Pi Pico W."""

import machine
import network
import time

ROOT = '/'
CA = '/cert/ca.der'
# The program goes on after its sleep, with what it has imported.
KEEPS_MODULES = True
# The Pico's own watchdog ends after 8 s, which is less than a slow request takes: a timer does its work.
_WATCHDOG_MS = 180000
_WIFI_SECONDS = 20

_wlan = network.WLAN(network.STA_IF)
_timer = machine.Timer()


def start_wifi(name, key):
    _wlan.active(True)
    if not _wlan.isconnected():
        _wlan.connect(name, key)


def wait_for_wifi():
    for _ in range(_WIFI_SECONDS * 10):
        if _wlan.isconnected():
            return True
        time.sleep_ms(100)
    return False


def start_watchdog():
    feed()


def feed():
    _timer.init(mode=machine.Timer.ONE_SHOT, period=_WATCHDOG_MS, callback=lambda timer: machine.reset())


def sleep(seconds):
    """Sleeps with the Wi-Fi off, and goes on with its clock and its connection settings."""
    _timer.deinit()
    _wlan.active(False)
    time.sleep(seconds)
    import settings
    start_wifi(settings.WIFI_NAME, settings.WIFI_KEY)
