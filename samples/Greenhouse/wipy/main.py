"""A greenhouse station: reads its sensor and sends a record an hour, and its own health once a day. It calls out and never listens."""

import gc
import sys
import time

import network
import settings
from climate import DOOR_STATE_CLOSED, DOOR_STATE_OPEN, Climate
from eventhub_sender import EventHubSender, RetryLater, SendError, unix_time
from health import ALARMS_LOW_BATTERY, ALARMS_NONE, Health
from weather_station import WeatherStation

VENT_OPENS = 1800       # 0.01 Cel
HEATER_STARTS = 500     # 0.01 Cel
STORM = 80              # 0.1 m/s
LOW_BATTERY = 3900      # mV
HOURS_A_DAY = 24
ATTEMPTS = 8


def join_wifi():
    wlan = network.WLAN(network.STA_IF)
    wlan.active(True)
    wlan.connect(settings.wifi_name, settings.wifi_key)
    while not wlan.isconnected():
        time.sleep_ms(50)


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


def fill_health(record, station, started, sent):
    record.at = unix_time()
    record.uptime = unix_time() - started
    record.free_memory = gc.mem_free()
    record.sent = sent
    record.alarms = ALARMS_LOW_BATTERY if station.battery < LOW_BATTERY else ALARMS_NONE
    record.firmware = b'greenhouse 2'


def send(sender, record):
    """Sends, and tries again while the hub or the line asks for patience."""
    for attempt in range(ATTEMPTS):
        try:
            sender.send(record)
            return
        except RetryLater as error:
            if attempt + 1 == ATTEMPTS:
                raise
            print('# ' + str(error))
            time.sleep(error.retry_after)


def main():
    join_wifi()
    with open('/flash/cert/ca.der', 'rb') as file:
        ca = file.read()
    sender = EventHubSender(settings.host, settings.hub, settings.device, settings.token, ca, settings.port)
    station = WeatherStation('/flash/weather.csv')
    climate = Climate()
    health = Health()
    started = unix_time()
    sent = 0
    hours = 0
    while sent < settings.records:
        if hours == HOURS_A_DAY:
            hours = 0
            fill_health(health, station, started, sent)
            send(sender, health)
        elif station.read():
            hours += 1
            fill_climate(climate, station)
            send(sender, climate)
        else:
            break
        sent += 1
        print('sent %d' % sent)
    sender.close()


try:
    main()
except SendError as error:
    print('# ' + str(error))
    sys.exit(1)
