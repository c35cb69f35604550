"""Sends records through a hub that fails by a seed, and checks after each schedule that nothing was lost.

    run(first, count)       raises AssertionError with the seed
"""

import faulty_hub
import flash_segment
import simulated_board
from flash import Flash
from flash_store import FlashStore
from ring_store import RingStore
from sample_records import Reading, Status, records_of

TIME = simulated_board.install()
HUB = None
faulty_hub.install(lambda: HUB)

from board_clock import BoardClock
from eventhub_errors import RetryLater
from eventhub_sender import EventHubSender
from retry_delay import Jitter
from telemetry_queue import TelemetryQueue

TOKEN = 'SharedAccessSignature sr=x&sig=y&se=4000000000&skn=send'
PASSING = faulty_hub.CONNECTING + faulty_hub.LOSING + faulty_hub.ANSWERING + faulty_hub.ODD + (
    '401', '403', '408', '429', '500', '503')
REFUSED = ('400', '404', '413')


class Totals:
    """What all schedules came to."""

    def __init__(self):
        self.schedules = 0
        self.records = 0
        self.requests = 0
        self.faults = 0
        self.duplicates = 0
        self.boots = 0
        self.guesses = 0
        self.dead_lettered = 0


class Schedule:
    """One board, one hub, one seed."""

    def __init__(self, seed):
        global HUB
        self.chance = Jitter(seed)
        self.seed = seed
        HUB = self.hub = faulty_hub.FaultyHub(TIME, self.chance)
        # Half of the boards keep records in flash, and lose power now and then.
        self.has_flash = seed & 1 == 1
        if self.has_flash:
            Flash().install(flash_segment)
        else:
            self.store = RingStore(16384)
            self.dead_letters = RingStore(16384)
        self.counter = simulated_board.Counter()
        # (template, number) of what was accepted, with the time it was packed.
        self.accepted = {}
        self.guesses = 0
        self.dead_lettered = 0
        self.boots = 0
        self.reading = Reading()
        self.status = Status()
        self.batch_bytes = 256 + self.pick(2000)
        self.max_age = self.pick(4) * 300

    def pick(self, most):
        """0 to below most."""
        return self.chance.below(65536) * most >> 16

    def boot(self):
        self.boots += 1
        if self.has_flash:
            self.store = FlashStore('/flash/queue', 65536, 4096)
            self.dead_letters = FlashStore('/flash/dead', 65536, 4096)
        # Near their wrap, on some boards.
        TIME.boot(0x3FFFFFFF - self.pick(600000) if self.pick(2) else self.pick(100000))
        # Half a minute of Wi-Fi and other things.
        TIME.pass_ms(self.pick(30000))
        sntp = simulated_board.SimulatedSntp(TIME, self.pick(3))
        clock = BoardClock(sntp)
        sender = EventHubSender('hub.test', 'weather', 'dev-1', TOKEN, b'ca')
        self.queue = TelemetryQueue(
            self.store, sender, clock, self.counter, self.dead_letters, self.batch_bytes, self.max_age,
            (lambda: TOKEN) if self.pick(2) else None)

    def take(self):
        """Fills a record and sends it."""
        record = self.reading
        if self.pick(8) == 0:
            record = self.status
        else:
            record.note = b'n' * self.pick(60)
        if self.queue.send(record):
            template = 1 if record is self.reading else 2
            assert (template, record.number) not in self.accepted
            self.accepted[(template, record.number)] = TIME.ms
        assert record.at is None

    def restart(self):
        self.guesses += self.queue.guessed
        self.dead_lettered += self.queue.dead_lettered
        # A pause is not kept over a boot.
        self.hub.not_before = 0
        self.boot()

    def run(self, totals, kinds):
        self.boot()
        records = 5 + self.pick(60)
        for _ in range(records):
            if self.pick(3) == 0:
                for _ in range(1 + self.pick(4)):
                    self.hub.faults.append(kinds[self.pick(len(kinds))])
                    totals.faults += 1
            self.take()
            TIME.pass_ms(self.pick(120000))
            if self.pick(4):
                self.queue.pump(1 + self.pick(3))
            if self.has_flash and self.pick(20) == 0:
                self.restart()
        self.drain()
        self.check(totals)

    def drain(self):
        """The world is back, once the last faults are over."""
        pumps = 0
        self.queue.flush()
        while self.store.count > 0:
            TIME.pass_ms(5000)
            self.queue.pump(4)
            pumps += 1
            assert pumps < 20000, 'seed ' + str(self.seed) + ': the queue does not empty'
        self.guesses += self.queue.guessed
        self.dead_lettered += self.queue.dead_lettered

    def check(self, totals):
        arrived = {}
        for event in self.hub.events:
            assert len(event) <= self.batch_bytes, self.seed
            for template, number, at in records_of(event):
                if (template, number) in arrived:
                    totals.duplicates += 1
                arrived[(template, number)] = at
        aside = self.aside()
        off = 0
        for key in self.accepted:
            assert key in arrived or key in aside, 'seed ' + str(self.seed) + ': lost ' + str(key)
            if key in arrived and not self.is_time_of(key, arrived[key]):
                # A guess is never too early.
                assert arrived[key] > self.accepted[key], 'seed ' + str(self.seed) + ': time of ' + str(key)
                off += 0 if key in aside else 1
        assert off <= self.guesses, 'seed ' + str(self.seed) + ': times that are wrong and not counted'
        assert len(aside) == 0 or self.dead_lettered > 0
        for key in arrived:
            assert key in self.accepted, 'seed ' + str(self.seed) + ': came from nowhere ' + str(key)
        assert self.hub.too_early == 0, 'seed ' + str(self.seed) + ': Retry-After was not honoured'
        assert self.store.dropped == self.store.refused == self.store.corrupt == 0, self.seed
        totals.schedules += 1
        totals.records += len(self.accepted)
        totals.requests += self.hub.requests
        totals.boots += self.boots
        totals.guesses += self.guesses
        totals.dead_lettered += len(aside)

    def is_time_of(self, key, at):
        true = self.accepted[key]
        if key[0] == 2:
            true = true // 1000 * 1000
        # Halves of milliseconds are lost at a sync.
        return abs(true - at) <= (1 if key[0] == 1 else 1000)

    def aside(self):
        """The keys of what was put aside."""
        keys = []
        buffer = bytearray(4096)
        self.dead_letters.begin()
        while self.dead_letters.peek() > 0:
            length = self.dead_letters.read(buffer, 0)
            if buffer[3] & 0x80:
                buffer[3] &= 0x7F
                length -= 14
            template, number, _ = records_of(bytes(buffer[:length]))[0]
            keys.append((template, number))
        return keys


def run(first, count, kinds=PASSING):
    """Runs schedules of these seeds and returns what they came to."""
    totals = Totals()
    for seed in range(first, first + count):
        Schedule(seed).run(totals, kinds)
    return totals
