"""Records inside of messages: each as C# has it, as a board has it, and as struct has it."""
from messages.layout import hexed

POSITION, READING = 'iihBB', 'HhBBh'


class Position:
    """Steps are 0.0000001 of a degree."""

    def __init__(self, latitude, longitude, altitude=None, fixed=False, moving=False, door=0):
        self.fields = {'Latitude': latitude / 10**7, 'Longitude': longitude / 10**7, 'Altitude': altitude, 'Fixed': fixed, 'Moving': moving, 'Door': door}
        self.device = {'latitude': latitude, 'longitude': longitude, 'altitude': altitude, 'fixed': fixed, 'moving': moving, 'door': door}
        self.pack = [latitude, longitude, -2**15 if altitude is None else altitude, fixed + 2 * moving, door]


class Reading:
    """Steps are 0.01 degrees."""

    def __init__(self, sensor, temperature, valid=False, quality=None, drift=None):
        self.fields = {'Sensor': sensor, 'Temperature': temperature / 100, 'Valid': valid, 'Quality': quality, 'Drift': drift}
        self.device = {'sensor': sensor, 'temperature': temperature, 'valid': valid, 'quality': quality, 'drift': drift}
        self.pack = [sensor, temperature, int(valid), 255 if quality is None else quality, -2**15 if drift is None else drift]


class Leg:
    FORM = POSITION + 'H3b4s16sq'

    def __init__(self, start, minutes, levels, code, guid, started, milliseconds):
        text = '-'.join([guid[:8], guid[8:12], guid[12:16], guid[16:20], guid[20:]])
        self.fields = {'From': start.fields, 'Minutes': minutes, 'Levels': levels, 'Code': code, 'Id': text, 'Started': started}
        self.device = {'from_': start.device, 'minutes': minutes, 'levels': levels, 'code': code, 'id': 'hex:' + guid, 'started': milliseconds}
        self.pack = start.pack + [minutes] + levels + [hexed(code.encode()), 'hex:' + guid, milliseconds]


ORIGIN = Position(0, 0)
SEATTLE = Position(476062095, -1223320708, 56, True, False, 1)
LOWEST = Position(-900000000, -1800000000, -2**15 + 1, False, True, 255)
HIGHEST = Position(900000000, 1800000000, 2**15 - 1, True, True, 255)
