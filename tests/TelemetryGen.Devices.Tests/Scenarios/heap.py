"""A queue with sockets that allocate nothing, for tests of the heap."""

import simulated_board
TIME = simulated_board.install()
import verified_tls
import unix_clock
import eventhub_sender
from board_clock import BoardClock
from climate import Climate
from ring_store import RingStore
from telemetry_queue import TelemetryQueue

ANSWER = (b'HTTP/1.1 201 Created\r\nContent-Length: 0\r\nServer: Microsoft-HTTPAPI/2.0\r\n'
          b'Strict-Transport-Security: max-age=31536000\r\nDate: Fri, 15 Jan 2027 08:00:00 GMT\r\n\r\n')


class Socket:
    at = 0
    is_broken = False

    def write(self, data):
        if Socket.is_broken:
            raise OSError(104)
        return len(data)

    def readinto(self, buffer):
        buffer[0] = ANSWER[self.at]
        self.at = (self.at + 1) % len(ANSWER)
        return 1

    def close(self):
        pass


class Tls:
    def __init__(self, *args):
        pass

    def connect(self):
        return Socket()


class Ticks:
    """Ticks of a second a look, in small ints: SimulatedTime would allocate."""
    ms = 0

    def ticks_ms(self):
        self.ms = (self.ms + 1000) & 0x3FFFFFFF
        return self.ms


eventhub_sender.TlsClient = Tls
import board_ticks


def make(ring, batch_bytes):
    sender = eventhub_sender.EventHubSender('contoso.test', 'weather', 'dev-1', 'SharedAccessSignature sr=x&sig=y&se=4000000000&skn=s', b'')
    TIME.set_clock()
    board_ticks.time = Ticks()
    counter = simulated_board.Counter()
    return TelemetryQueue(RingStore(ring), sender, BoardClock(), counter, RingStore(1024), batch_bytes, 3600)


def fill(climate):
    climate.temperature = 2100
    climate.humidity = 5500
    climate.pressure = 1000
    climate.raining = False
    climate.door = 0


def send(queue, climate, count):
    for i in range(count):
        queue.send(climate)
        queue.pump()
