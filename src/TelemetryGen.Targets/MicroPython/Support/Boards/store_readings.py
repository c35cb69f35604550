# TelemetryGen: the half of the sample program that reads
"""Takes readings and keeps them in flash."""

import board
import settings
# First what is compiled in most memory, while there is most of it.
from sensors import read
from flash_store import FlashStore
from sequence_counter import SequenceCounter
from telemetry_recorder import TelemetryRecorder
from wake_clock import WakeClock


def run():
    """Stores the records of one round. Returns True when enough wait to be sent."""
    store = FlashStore(board.ROOT + 'queue', settings.STORE_BYTES)
    recorder = TelemetryRecorder(store, WakeClock(), SequenceCounter(board.ROOT + 'sequence', 0x3FFFFFFF), settings.BATCH_BYTES)
    try:
        for record in read():
            keep(recorder, record)
            board.feed()
    except Exception as error:
        # Of a sensor: what is stored is sent all the same.
        print('sensors', repr(error))
    store.close()
    if recorder.error is not None:
        print(recorder.error)
    return store.count >= settings.SEND_COUNT


def keep(recorder, record):
    try:
        recorder.add(record)
    except (ValueError, TypeError) as error:
        # A field is not set, or beyond its range: the other records are kept.
        print(repr(error))
