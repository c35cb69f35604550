# TelemetryGen: sample program for MicroPython boards
"""Takes readings, keeps them in flash, sends them when enough wait, and sleeps in between.

sensors.py is yours: its read() returns the records of one round, filled; timestamps that are
None are filled in here. board.py is that of this kind of board.
"""

import gc

import board
import settings
from board_clock import BoardClock
from eventhub_sender import EventHubSender
from flash_store import FlashStore
from sensors import read
from sequence_counter import SequenceCounter
from setting_checks import is_ca, token_check
from settings_file import load
from sntp import SntpClient
from telemetry_queue import TelemetryQueue

TOKEN = board.ROOT + 'token'


def read_token():
    """The token on the flash, which may have been replaced; None when there is none that is valid."""
    token = load(TOKEN, token_check(settings.HOST, settings.HUB, settings.DEVICE))
    return None if token is None else str(token, 'utf-8')


def make_queue():
    # A damaged file is put back where there is an older one. Without a token or a CA, sending says so and readings are kept.
    load(board.CA, is_ca)
    sender = EventHubSender(
        settings.HOST, settings.HUB, settings.DEVICE, read_token() or '', board.CA, settings.PORT, feed=board.feed)
    return TelemetryQueue(
        FlashStore(board.ROOT + 'queue', settings.STORE_BYTES), sender, BoardClock(SntpClient(settings.TIME_SERVER)),
        SequenceCounter(board.ROOT + 'sequence', 0x3FFFFFFF), FlashStore(board.ROOT + 'dead', 16384),
        settings.BATCH_BYTES, settings.MAX_AGE, read_token)


def send_waiting(queue):
    """Sends all that waits, as far as the hub takes it."""
    queue.flush()
    while queue.store.count > 0 and queue.is_due():
        queue.pump()
        board.feed()
    if queue.error is not None:
        print(queue.error)


def main():
    board.start_watchdog()
    queue = make_queue()
    gc.collect()
    while True:
        for record in read():
            queue.send(record)
        board.feed()
        if queue.store.count >= settings.SEND_COUNT and board.wait_for_wifi():
            send_waiting(queue)
        # Wakes up in boot.py where the board can sleep deeply, else here.
        board.sleep(settings.PERIOD)
        board.feed()


main()
