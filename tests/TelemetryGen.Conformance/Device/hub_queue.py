"""A queue as a board's program makes it, to the hub of the settings."""
import settings
from board_clock import BoardClock
from eventhub_sender import EventHubSender
from flash_store import FlashStore
from sequence_counter import SequenceCounter
from sntp import SntpClient
from telemetry_queue import TelemetryQueue


def make_queue(clock=None):
    sender = EventHubSender('localhost', 'conformance', 'wipy-01', settings.token, '/ca.pem', settings.port)
    return TelemetryQueue(
        FlashStore('/queue', 1048576), sender, clock or make_clock(), SequenceCounter('/sequence', 1 << 30), FlashStore('/dead', 16384),
        batch_bytes=16384)


def make_clock():
    return BoardClock(SntpClient('localhost', settings.time_port, 1))


def bring_all(queue):
    """Sends all that is stored. A failure ends the program, unless the queue may try again."""
    queue.flush()
    while queue.store.count > 0:
        queue.pump()
        if queue.error is not None and not settings.may_fail:
            raise queue.error
