"""24 hours of a board at one record a minute, with no network from the 9th hour to the 14th; and the same day as
one POST of JSON a record without an outage, to compare the bytes."""

import faulty_hub
import flash_segment
import simulated_board
from flash import Flash

TIME = simulated_board.install()
HUB = None
faulty_hub.install(lambda: HUB)

from board_clock import BoardClock
from climate import Climate, DOOR_STATE_CLOSED
from eventhub_sender import EventHubSender
from flash_store import FlashStore
from retry_delay import Jitter
from simulated_board import Counter, SimulatedSntp
from telemetry_queue import TelemetryQueue

TOKEN = ('SharedAccessSignature sr=https%3A%2F%2Fcontoso.servicebus.windows.net%2Fweather%2Fpublishers%2Fdev-1'
         '&sig=ZqTfSnpS3iTV7Ous%2BrKhOXh6dbnIHa9OiDc2PAybrNY%3D&se=4000000000&skn=send')
# TLS 1.2 with AES-GCM adds so many bytes to what is written at once, and to each answer.
TLS_RECORD = 29


def fill(climate, minute):
    climate.temperature = 2100 + minute % 400
    climate.humidity = 5500 + minute % 700
    climate.pressure = 101325 - minute % 300
    climate.raining = minute % 50 == 0
    climate.door = DOOR_STATE_CLOSED
    climate.battery = 4100 - minute // 20
    climate.note = b'storm' if minute % 200 == 0 else None


def start():
    global HUB
    HUB = faulty_hub.FaultyHub(TIME, Jitter(1))
    return EventHubSender('hub.test', 'weather', 'dev-1', TOKEN, b'ca')


def report(name, records):
    line = HUB.bytes_in + HUB.bytes_out + TLS_RECORD * (HUB.writes + HUB.requests)
    print(name, records, HUB.requests, sum([len(event) for event in HUB.events]), line, HUB.connections)


def with_queue():
    sender = start()
    Flash().install(flash_segment)
    clock = BoardClock(SimulatedSntp(TIME))
    queue = TelemetryQueue(
        FlashStore('/flash/queue', 32768), sender, clock, Counter(), FlashStore('/flash/dead', 16384), 2048, 1800)
    climate = Climate()
    most = 0
    for minute in range(1440):
        HUB.is_down = 480 <= minute < 840
        fill(climate, minute)
        assert queue.send(climate)
        queue.pump(4)
        most = max(most, queue.store.count)
        TIME.pass_ms(60000)
    queue.flush()
    while queue.store.count > 0:
        TIME.pass_ms(60000)
        queue.pump(4)
    moments = set()
    for event in HUB.events:
        for moment in moments_of(event):
            moments.add(moment)
    assert queue.delivered == 1440 and queue.store.dropped == queue.store.refused == 0
    report('queue', len(moments))
    print('waiting', most, 'failed', queue.failures)


def with_json():
    import json
    sender = start()
    for minute in range(1440):
        text = json.dumps({
            'deviceId': 'dev-1', 'at': '2027-01-15T08:%02d:00.000Z' % (minute % 60), 'temperature': 21.25,
            'humidity': 61.5, 'pressure': 101325 - minute % 300, 'raining': minute % 50 == 0, 'door': 'Closed',
            'battery': 4100 - minute // 20, 'note': None})
        sender.send(text.encode())
        TIME.pass_ms(60000)
    report('json', len(HUB.events))


def moments_of(event):
    """The at of each record."""
    import struct
    block, template, schema, version = struct.unpack('<HHHH', event[:8])
    if template < 0x8000:
        return [struct.unpack('<q', event[8:16])[0]]
    at = 12 + block
    row = struct.unpack('<H', event[16:18])[0]
    found = []
    while at < len(event):
        found.append(struct.unpack('<q', event[at:at + 8])[0])
        at += row + 1 + event[at + row]
    assert len(found) == struct.unpack('<H', event[8:10])[0]
    return found
