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
    for record in read():
        recorder.add(record)
        board.feed()
    store.close()
    if recorder.error is not None:
        print(recorder.error)
    return store.count >= settings.SEND_COUNT
