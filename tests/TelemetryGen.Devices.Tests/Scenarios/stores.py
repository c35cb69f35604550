"""Random work on the stores beside a model of them, which is a list."""

import flash_segment
from dice import Dice
from flash import Flash
from flash_store import FlashStore
from ring_store import RingStore


def message(number, length):
    """A message that says which one it is; its bytes follow from the number."""
    data = bytearray(length)
    for i in range(length):
        data[i] = (number * 31 + i * 7) & 255
    for i in range(min(3, length)):
        data[i] = number >> 8 * i & 255
    return data


class Model:
    """What a store must do, whatever room it has: that is the store's own matter."""

    def __init__(self, store):
        self.store = store
        self.number = 0
        # (number, length) of the messages waiting; how many of them were read since begin().
        self.waiting = []
        self.read = 0
        # Dropped after they were read.
        self.gone = 0
        self.dropped = 0
        self.refused = 0

    def append(self, length):
        """Appends the next message; then the model drops as many as the store did."""
        self.number += 1
        stored = self.store.append(message(self.number, length + 3), length)
        if not stored:
            self.refused += 1
        else:
            self.waiting.append((self.number, length))
        lost = len(self.waiting) - self.store.count
        assert lost >= 0, (lost, stored)
        del self.waiting[:lost]
        read = min(lost, self.read)
        self.read -= read
        self.gone += read
        self.dropped += lost - read
        self.check()
        return stored

    def begin(self):
        self.store.begin()
        self.dropped += self.gone
        self.gone = 0
        self.read = 0
        self.check()

    def read_one(self, buffer):
        peeked = self.store.peek()
        got = self.store.read(buffer, 2)
        assert peeked == got, (peeked, got)
        if self.read == len(self.waiting):
            assert got == 0, got
            return
        number, length = self.waiting[self.read]
        assert got == length and buffer[2:2 + got] == message(number, length + 3)[:length], (number, length, got)
        self.read += 1

    def acknowledge(self):
        self.store.acknowledge()
        del self.waiting[:self.read]
        self.read = 0
        self.gone = 0
        self.check()

    def reopen(self, store):
        """As after a reboot: the counters begin anew, and so does the reading."""
        self.store = store
        self.read = self.gone = self.dropped = self.refused = 0
        self.check()

    def check(self):
        store = self.store
        assert store.count == len(self.waiting), (store.count, self.waiting)
        assert store.dropped == self.dropped and store.refused == self.refused, (store.dropped, store.refused)
        assert store.corrupt == 0, store.corrupt


def work(dice, model, steps, lengths, reopen=None):
    """Random operations: outages, in which only appends come, and times of reading."""
    buffer = bytearray(600)
    outage = False
    for _ in range(steps):
        if dice.below(32) == 0:
            outage = not outage
        face = dice.below(16)
        if face < 5 or outage:
            model.append(lengths[dice.below(len(lengths))])
        elif face < 12:
            model.read_one(buffer)
        elif face < 14:
            model.acknowledge()
        elif face < 15:
            model.begin()
        elif reopen is not None:
            model.reopen(reopen())


def drain(model):
    """What is waiting comes out whole and in order, and then the store is empty."""
    buffer = bytearray(600)
    model.begin()
    while model.read < len(model.waiting):
        model.read_one(buffer)
    model.read_one(buffer)
    model.acknowledge()
    assert model.store.count == 0


def try_ring(seed, oldest_dropped, steps=200):
    dice = Dice(seed)
    capacity = 20 + dice.below(128)
    model = Model(RingStore(capacity, oldest_dropped))
    work(dice, model, steps, (1, 5, 27, 0, capacity - 2, capacity - 1))
    drain(model)
    return model


def try_flash(seed, oldest_dropped, steps=200, first=1):
    """first: the sequence of the first record, as if so many had been stored before."""
    dice = Dice(seed)
    flash = Flash()
    flash.install(flash_segment)
    if first != 1:
        flash_segment.Segment('/queue').create(1, first, first - 1)
    segment = 128 + dice.below(64)
    segments = 4 + dice.below(5)

    def open_store():
        return FlashStore('/queue', segments * segment, segment, oldest_dropped)

    model = Model(open_store())
    work(dice, model, steps, (1, 27, 27, 5, 70, segment - 28, segment - 27), open_store)
    drain(model)
    assert flash.most <= segments * segment, (flash.most, segments * segment)
    return model
