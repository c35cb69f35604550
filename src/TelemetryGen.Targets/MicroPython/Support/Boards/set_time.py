# TelemetryGen: the part of the sample program that sets the clock
"""Sets the board's clock, by which records are stamped and certificates are judged, by a time server."""

import settings
from board_rtc import set_board
from sntp import SntpClient


def run():
    client = SntpClient(settings.TIME_SERVER)
    if client.ask():
        set_board(client.high, client.low)
    else:
        print(client.error)
