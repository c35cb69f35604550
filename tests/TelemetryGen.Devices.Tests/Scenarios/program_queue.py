"""The queue of a board's own program, main.py, on a flash in memory and with sockets that allocate nothing."""

import sys

import heap
import flash_segment
import sealed_file
import settings_file
import setting_checks
from flash import Flash

TOKEN = (b'SharedAccessSignature sr=https%3a%2f%2fcontoso.test%2fweather&sig=' + b'A' * 43 + b'%3d&se=4000000000&skn=send')


class Ticks:
    """A millisecond a look, so that no connection grows old."""
    ms = 0

    def ticks_ms(self):
        self.ms = (self.ms + 1) & 0x3FFFFFFF
        return self.ms


class Names:
    """A module of a board. What it has is set on it."""


def make(main):
    """The queue that the program in this file makes, its clock set as after a deep sleep."""
    flash = Flash({'/token': TOKEN})
    flash.install(flash_segment, sealed_file, settings_file)
    heap.TIME.set_clock()
    heap.board_ticks.time = Ticks()
    board = sys.modules['board'] = Names()
    board.ROOT = '/'
    board.CA = '/cert/ca.der'
    board.feed = feed
    settings = sys.modules['settings'] = Names()
    settings.HOST = 'contoso.test'
    settings.HUB = 'weather'
    settings.DEVICE = 'roof-1'
    settings.PORT = 443
    settings.TIME_SERVER = 'time.test'
    settings.STORE_BYTES = 65536
    settings.BATCH_BYTES = 2048
    settings.MAX_AGE = 3600
    sensors = sys.modules['sensors'] = Names()
    sensors.read = None
    with open(main) as file:
        source = file.read()
    program = {'__name__': 'program'}
    # All but its last statement, which runs for ever.
    exec(source[:source.rindex('\nmain()')], program)
    return program['make_queue']()


def feed():
    pass


def round_of(queue, climate, count):
    """So many records, and one request with all that wait."""
    for i in range(count):
        queue.send(climate)
    queue.flush()
    while queue.store.count > 0:
        queue.pump()


def warm_up(queue, climate, count):
    """Rounds of so many records, until the numbers of two more are there. A reservation writes a file, which takes what it takes."""
    round_of(queue, climate, count)
    while queue._counter._left < 2 * count:
        round_of(queue, climate, count)
