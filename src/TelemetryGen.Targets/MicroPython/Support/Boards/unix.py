# TelemetryGen: a host as a board for the sample program
"""What the sample program needs of the unix port or the simulator: the host has the network and the clock."""

import time

ROOT = ''
CA = 'cert/ca.der'
# The program goes on after its sleep, with what it has imported.
KEEPS_MODULES = True


def start_wifi(name, key):
    pass


def wait_for_wifi():
    return True


def start_watchdog():
    pass


def feed():
    pass


def sleep(seconds):
    time.sleep(seconds)
