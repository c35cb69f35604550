"""Cuts the power at every byte of the flash store's work, and looks at what is left each time."""

import flash_segment
from dice import Dice
from flash import Flash, cuts
from flash_store import FlashStore
from stores import message

SEGMENT = 160
CAPACITY = 5 * SEGMENT


class Life:
    """A board from power on to power off. It numbers its messages; the marks say what it may count on."""

    def __init__(self, files, number, oldest_dropped):
        self.flash = Flash(files)
        self.flash.install(flash_segment)
        self.store = FlashStore('/queue', CAPACITY, SEGMENT, oldest_dropped)
        self.buffer = bytearray(200)
        # The last number that was given, those that wait, the last one acknowledged, how many were read since begin().
        self.number = number
        self.waiting = read_all(self.store, self.buffer)
        self.acknowledged = self.waiting[0] - 1 if self.waiting else number
        self.read = len(self.waiting)
        self.mark()
        lost = self.store.count - len(self.waiting)
        self.has_gap = lost > 0
        if self.has_gap:
            # A file that was dropped is back, a newer one is not: what lacks is counted when it is passed.
            before = self.store.corrupt
            self.acknowledge()
            assert self.store.corrupt == before + lost and self.store.count == 0
        self.begin()

    def mark(self, appending=0):
        """From here on: what must be there, what may be there, and a message that is being written."""
        self.flash.mark(list(self.waiting), self.acknowledged, appending)

    def append(self, length):
        self.number += 1
        self.mark(self.number)
        if self.store.append(message(self.number, length), length):
            self.waiting.append(self.number)
        lost = len(self.waiting) - self.store.count
        del self.waiting[:lost]
        self.read = max(0, self.read - lost)
        self.mark()

    def read_one(self):
        if self.store.read(self.buffer, 0):
            self.read += 1

    def begin(self):
        self.store.begin()
        self.read = 0

    def acknowledge(self):
        if self.read:
            acknowledged = self.waiting[self.read - 1]
            self.store.acknowledge()
            del self.waiting[:self.read]
            self.acknowledged = acknowledged
        self.read = 0
        self.mark()


def number_of(data, length):
    number = data[0]
    for i in range(1, min(3, length)):
        number += data[i] << 8 * i
    return number


def read_all(store, buffer):
    """The numbers of all messages, each checked byte by byte."""
    store.begin()
    numbers = []
    length = store.read(buffer, 0)
    while length > 0:
        number = number_of(buffer, length)
        assert buffer[:length] == message(number, length), ('corrupt', number, bytes(buffer[:length]))
        numbers.append(number)
        length = store.read(buffer, 0)
    return numbers


def promises(log):
    """For each position in the log: numbers that must be there, the last one that must not, the one being written.

    A call keeps its promise when it returns. So while it runs, what it removes may be there or not.
    """
    marks = [(i, log[i][1:]) for i in range(len(log)) if log[i][0] == 'mark']
    kept = []
    for n in range(len(marks)):
        after = marks[min(n + 1, len(marks) - 1)][1]
        must = [number for number in marks[n][1][0] if number in after[0]]
        kept.append((marks[n][0], must, marks[n][1][1], marks[n][1][2]))
    return kept


def check(files, must, acknowledged, appending, last, oldest_dropped, may_have_gap):
    """Opens what is left. Returns the numbers found."""
    flash = Flash(files)
    flash.install(flash_segment)
    store = FlashStore('/queue', CAPACITY, SEGMENT, oldest_dropped)
    # Acknowledged files whose deletion was undone are gone again.
    assert oldest_dropped or len(flash.files) < CAPACITY // SEGMENT, sorted(flash.files)
    numbers = read_all(store, bytearray(200))
    # Of the files that were dropped, one may be back while a newer one is not, or one that never had a header:
    # only then are records missed.
    assert (store.count == len(numbers) and store.corrupt == 0) or (may_have_gap and oldest_dropped), (store.count, numbers)
    assert numbers == sorted(set(numbers)), ('order', numbers)
    for number in must:
        assert number in numbers, ('missing', number, numbers)
    for number in numbers:
        assert acknowledged < number <= last or number == appending, ('unexpected', number, acknowledged, numbers)
    return numbers


def go_on(files, numbers, number, oldest_dropped):
    """What was found can be acknowledged and new messages stored, and that holds over a reboot as well."""
    # Stored before anything was read: only the start can tell that the end of a file is in doubt.
    flash = Flash(files)
    flash.install(flash_segment)
    store = FlashStore('/queue', CAPACITY, SEGMENT, oldest_dropped)
    if store.append(message(number + 1, 27), 27):
        found = read_all(FlashStore('/queue', CAPACITY, SEGMENT, oldest_dropped), bytearray(200))
        assert found[-1] == number + 1 and found[:-1] == numbers[len(numbers) + 1 - len(found):], (numbers, found)

    life = Life(files, number, oldest_dropped)
    assert life.waiting == numbers or life.has_gap, (life.waiting, numbers)
    life.append(27)
    assert life.waiting[-1:] == [number + 1] or not oldest_dropped
    while life.read < len(life.waiting):
        life.read_one()
    life.acknowledge()
    life.append(9)
    again = Life(life.flash.files, number + 2, oldest_dropped)
    assert again.waiting == [number + 2], again.waiting


def work(dice, life, steps):
    outage = False
    for _ in range(steps):
        if dice.below(10) == 0:
            outage = not outage
        face = dice.below(16)
        if face < 6 or outage:
            life.append((27, 27, 5, 60)[dice.below(4)])
        elif face < 11:
            life.read_one()
        elif face < 15:
            life.acknowledge()
        else:
            life.begin()


def try_lives(seed, oldest_dropped, lives, steps):
    """Some lives of one board, each begun from what a cut left of the one before. Returns the cuts tried."""
    dice = Dice(seed)
    files = {}
    number = 0
    tried = 0
    for _ in range(lives):
        life = Life(files, number, oldest_dropped)
        work(dice, life, steps)
        life.mark()
        log = life.flash.log
        kept = promises(log)
        place = 0
        chosen = None
        for position, left in cuts(files, log):
            while place + 1 < len(kept) and kept[place + 1][0] <= position:
                place += 1
            _, must, acknowledged, appending = kept[place]
            if position < kept[0][0]:
                # While it started: nothing was promised yet but what the life before left.
                must = kept[0][1]
            try:
                numbers = check(left, must, acknowledged, appending, life.number, oldest_dropped,
                                life.has_gap or log[position][0] == 'remove')
                tried += 1
                if tried % 50 == 0:
                    go_on(left, numbers, life.number, oldest_dropped)
            except Exception:
                print('seed', seed, 'operation', position, log[position])
                raise
            if chosen is None or dice.below(200) == 0:
                chosen = left
        files = chosen
        number = life.number
    return tried
