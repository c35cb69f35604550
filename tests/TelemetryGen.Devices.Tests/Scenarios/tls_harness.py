"""Queues that send to the scripted hub over real TLS; the time passes only in their pauses.

Prints of each schedule what was accepted: 'schedule', then the first and the last number.
"""

import board_ticks
import settings
import unix_clock
from board_clock import BoardClock
from eventhub_sender import EventHubSender
from retry_delay import Jitter
from ring_store import RingStore
from sample_records import Reading, Status
from simulated_board import Counter
from telemetry_queue import TelemetryQueue


class Ticks:
    """A time module in which an hour is a step of the scenario; the clock is the host's, for TLS."""

    def __init__(self):
        self.ms = 0

    def ticks_ms(self):
        return self.ms & 0x3FFFFFFF


def run(first, count):
    ticks = board_ticks.time = Ticks()
    counter = Counter()
    last = 0
    sender = EventHubSender(settings.HOST, 'weather', 'dev-1', settings.TOKEN, 'ca.der', settings.PORT, 1)
    reading = Reading()
    status = Status()
    for seed in range(first, first + count):
        chance = Jitter(seed)
        queue = TelemetryQueue(
            RingStore(16384), sender, BoardClock(), counter, RingStore(4096), 256 + chance.below(1024), 60, lambda: settings.TOKEN)
        accepted = []
        for i in range(10 + chance.below(256) // 10):
            record = status if chance.below(256) < 40 else reading
            record.note = b'n' * (chance.below(256) // 8)
            assert queue.send(record)
            accepted.append(record.number)
            ticks.ms += 20000
            queue.pump()
        queue.flush()
        pumps = 0
        while queue.store.count > 0:
            ticks.ms += 1000
            queue.pump()
            pumps += 1
            assert pumps < 3000
        assert queue.delivered == len(accepted) and queue.dead_lettered == 0
        print('schedule', accepted[0], accepted[-1], len(accepted))
    sender.close()
