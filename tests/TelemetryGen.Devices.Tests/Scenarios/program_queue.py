"""The halves of a board's own program, on a flash in memory and with sockets that allocate nothing."""

import sys

import heap
import flash_reader
import flash_segment
import sealed_file
import settings_file
import telemetry_delivery
import telemetry_recorder
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


def make(record):
    """What the program makes, its clock set as after a deep sleep and the record stored once."""
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
    settings.SEND_COUNT = 15
    sensors = sys.modules['sensors'] = Names()
    sensors.read = lambda: (record,)
    telemetry_recorder.TelemetryRecorder = Recorder
    telemetry_delivery.TelemetryDelivery = Delivery
    # One process has both halves here, and one store.
    flash_reader.FlashReader.close = lambda self: None
    import store_readings
    store_readings.run()
    import send_stored
    send_stored.run([TOKEN.decode()])
    return Halves(*MADE)


MADE = []


class Recorder(telemetry_recorder.TelemetryRecorder):
    def __init__(self, *args):
        super().__init__(*args)
        MADE.append(self)


class Delivery(telemetry_delivery.TelemetryDelivery):
    def __init__(self, *args):
        super().__init__(*args)
        # Two programs never have the files open at once.
        self.store = MADE[0].store
        MADE.append(self)


class Halves:
    """What the halves of the program made, as a queue."""

    def __init__(self, recorder, delivery):
        self.recorder = recorder
        self.delivery = delivery
        self.store = recorder.store

    def send(self, record):
        self.recorder.store = self.store
        self.recorder.add(record)

    def pump(self):
        self.delivery.store = self.store
        self.delivery.deliver()


def feed():
    pass


def round_of(queue, climate, count):
    """So many records, and one request with all that wait."""
    for i in range(count):
        queue.send(climate)
    while queue.store.count > 0:
        queue.pump()


def warm_up(queue, climate, count):
    """Rounds of so many records, until the numbers of two more are there. A reservation writes a file, which takes what it takes."""
    round_of(queue, climate, count)
    while queue.recorder._counter._left < 2 * count:
        round_of(queue, climate, count)
