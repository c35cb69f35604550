# pack() of record A, with its range checks, against the bare struct call and json.dumps: milliseconds of a loop.
import json
import struct
import time

from record_a import RecordA

try:
    from record_a_native import RecordA as NativeA
except SyntaxError:
    # This interpreter has no native emitter.
    NativeA = None

LOOPS = 100000


class Unchecked(RecordA):
    def pack(self):
        struct.pack_into('<IIqhHIHbBBii', self.buffer, 8,
                         self.device_id, self.sequence, self.at, self.temperature, self.humidity, self.pressure,
                         self.battery, self.rssi, self.alarms, self.state, self.latitude, self.longitude)
        return 45


def filled(record):
    record.device_id = 268435456
    record.sequence = 1000
    record.at = 1795435200000
    record.temperature = 2155
    record.humidity = 4840
    record.pressure = 101325
    record.battery = 3700
    record.rssi = -61
    record.alarms = 1
    record.state = 1
    record.latitude = 476062095
    record.longitude = -1223321000
    return record


record = filled(RecordA())
unchecked = filled(Unchecked())
native = filled(NativeA()) if NativeA else None

values = (record.device_id, record.sequence, record.at, record.temperature, record.humidity, record.pressure,
          record.battery, record.rssi, record.alarms, record.state, record.latitude, record.longitude)
reading = {'deviceId': record.device_id, 'sequence': record.sequence, 'at': record.at, 'temperature': 21.55, 'humidity': 48.4,
           'pressure': record.pressure, 'battery': record.battery, 'rssi': record.rssi, 'alarms': record.alarms, 'state': record.state,
           'latitude': 47.6062095, 'longitude': -122.3321}
buffer = bytearray(64)


def bare(loops):
    pack_into = struct.pack_into
    device_id, sequence, at, temperature, humidity, pressure, battery, rssi, alarms, state, latitude, longitude = values
    for i in range(loops):
        pack_into('<IIqhHIHbBBii', buffer, 8, device_id, sequence, at, temperature, humidity, pressure,
                  battery, rssi, alarms, state, latitude, longitude)


def attributes(loops):
    pack_into = struct.pack_into
    for i in range(loops):
        pack_into('<IIqhHIHbBBii', buffer, 8, record.device_id, record.sequence, record.at, record.temperature, record.humidity,
                  record.pressure, record.battery, record.rssi, record.alarms, record.state, record.latitude, record.longitude)


def method(loops):
    for i in range(loops):
        unchecked.pack()


def generated(loops):
    for i in range(loops):
        record.pack()


def machine_code(loops):
    for i in range(loops):
        native.pack()


def dumps(loops):
    for i in range(loops):
        json.dumps(reading)


def measure(function, loops):
    start = time.ticks_ms()
    function(loops)
    return time.ticks_diff(time.ticks_ms(), start) / loops


for turn in range(9):
    times = [measure(bare, LOOPS), measure(attributes, LOOPS), measure(method, LOOPS), measure(generated, LOOPS), measure(dumps, LOOPS // 10)]
    if native:
        times.append(measure(machine_code, LOOPS))
    print(*times)
