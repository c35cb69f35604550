# TelemetryGen: WiPy 1 board for the sample program
"""What the sample program needs of a WiPy 1 with firmware 1.8.5 or later."""

import machine
import time
from network import WLAN

ROOT = '/flash/'
# The only CA file that its network processor takes.
CA = '/flash/cert/ca.pem'
# Deep sleep ends the program: what one part of it has imported is not needed by the next.
KEEPS_MODULES = False

_wlan = WLAN(mode=WLAN.STA)
_watchdog = None


def start_wifi(name, key):
    if not _wlan.isconnected():
        _wlan.connect(name, auth=(WLAN.WPA2, key) if key else None)


def wait_for_wifi():
    # 20 s.
    for _ in range(200):
        if _wlan.isconnected():
            return True
        time.sleep_ms(100)
    return False


def start_watchdog():
    global _watchdog
    # Milliseconds, longer than a step of a request, between which it is fed: name and connection have 30 s each. The
    # firmware counts in 32 bits, which end at 107374 ms; 180000 would be 72.6 s.
    _watchdog = machine.WDT(0, 100000)


def feed():
    _watchdog.feed()


def sleep(seconds):
    """Deep sleep until an alarm of the clock; the program starts anew."""
    # RTC() without a time resets the clock to 2015. The half second is what whole ones lack on average.
    rtc = machine.RTC(datetime=time.localtime()[:6] + (500000,))
    rtc.alarm(time=seconds * 1000)
    rtc.irq(trigger=machine.RTC.ALARM0, wake=machine.DEEPSLEEP)
    machine.deepsleep()
