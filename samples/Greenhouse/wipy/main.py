"""A greenhouse station on a WiPy 2 or 3: reads its sensor every hour and keeps the records in its flash, from where a queue brings them to the hub, a day in one
event. It calls out and never listens."""

import gc
import time

import settings
from board_clock import BoardClock
from ca_check import is_ca
from climate import DOOR_STATE_CLOSED, DOOR_STATE_OPEN, Climate
from eventhub_sender import EventHubSender
from flash_store import FlashStore
from health import ALARMS_FLASH_FAILED, ALARMS_LOW_BATTERY, ALARMS_NONE, ALARMS_RECORDS_DROPPED, Health
from network import WLAN
from sequence_counter import SequenceCounter
from setting_checks import token_check
from settings_file import load
from sntp import SntpClient
from telemetry_queue import TelemetryQueue
from weather_station import WeatherStation

# Both are files, so that they can be replaced without this program.
TOKEN = '/flash/token'
CA = '/flash/cert/ca.pem'

VENT_OPENS = 1800       # 0.01 Cel
HEATER_STARTS = 500     # 0.01 Cel
STORM = 80              # 0.1 m/s
LOW_BATTERY = 3900      # mV
RECORDS_A_DAY = 25      # 24 of the weather and one of the board's health


def join_wifi():
    wlan = WLAN(mode=WLAN.STA)
    wlan.connect(settings.WIFI_NAME, auth=(WLAN.WPA2, settings.WIFI_KEY))
    while not wlan.isconnected():
        time.sleep_ms(50)


def read_token():
    """The token on the flash, which may have been replaced; None when there is none that is valid."""
    token = load(TOKEN, token_check(settings.HOST, settings.HUB, settings.DEVICE))
    return None if token is None else str(token, 'utf-8')


def make_queue(clock):
    # A damaged file is put back where there is an older one. Without a token or a CA, sending says so and readings are kept.
    load(CA, is_ca)
    sender = EventHubSender(settings.HOST, settings.HUB, settings.DEVICE, read_token() or '', CA, settings.PORT)
    return TelemetryQueue(
        FlashStore('/flash/queue', 131072), sender, clock, SequenceCounter('/flash/sequence', 0x3FFFFFFF), FlashStore('/flash/dead', 16384),
        batch_bytes=2048, max_age=86400, refresh_token=read_token)


def fill_climate(record, station):
    record.at = station.at
    record.temperature = station.temperature
    record.pressure = station.pressure
    record.wind = station.wind
    storm = station.wind >= STORM
    record.vent_open = station.temperature >= VENT_OPENS and not storm
    record.heater_on = station.temperature < HEATER_STARTS
    record.door = DOOR_STATE_OPEN if record.vent_open else DOOR_STATE_CLOSED
    record.battery = station.battery
    record.note = b'storm' if storm else None


def fill_health(record, station, clock, queue):
    # The queue fills in the time: this board does not know it before its first sync.
    record.at = None
    record.uptime = clock.seconds
    record.free_memory = gc.mem_free()
    record.sent = queue.delivered
    record.alarms = ALARMS_LOW_BATTERY if station.battery < LOW_BATTERY else ALARMS_NONE
    if queue.store.dropped + queue.dead_lettered > 0:
        record.alarms |= ALARMS_RECORDS_DROPPED
    if queue.flash_failures + queue.store.failed > 0:
        record.alarms |= ALARMS_FLASH_FAILED
    record.firmware = b'greenhouse 3'


def bring(queue):
    """Sends what is due, and says what became of it."""
    error = queue.error
    if queue.pump() > 0:
        print('sent %d in %d posts' % (queue.delivered, queue.posts))
        if error is not None:
            print('the line is back; %d records still wait in flash' % queue.store.count)
    elif queue.error is not error:
        print('%s; %d records wait in flash' % (queue.error, queue.store.count))


def main():
    join_wifi()
    clock = BoardClock(SntpClient(settings.TIME_SERVER, settings.TIME_PORT))
    queue = make_queue(clock)
    station = WeatherStation('/flash/weather.csv')
    climate = Climate()
    health = Health()
    for number in range(1, settings.RECORDS + 1):
        if number % RECORDS_A_DAY == 0:
            fill_health(health, station, clock, queue)
            queue.send(health)
        elif station.read():
            fill_climate(climate, station)
            queue.send(climate)
        bring(queue)
        time.sleep_ms(settings.HOUR_MS)
    queue.flush()
    while queue.store.count > 0:
        bring(queue)
        time.sleep_ms(settings.HOUR_MS)


main()
