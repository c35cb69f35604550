"""The sensor of the sample: a file of hourly readings, given out as the driver of a weather station would."""


class WeatherStation:
    """read() takes the next reading.

    at           milliseconds since 1970-01-01T00:00:00Z
    temperature  steps of 0.01 Cel
    pressure     steps of 0.1 hPa
    wind         steps of 0.1 m/s
    battery      mV; the simulated cell loses 1 mV in 20 hours
    """

    def __init__(self, path):
        self._file = open(path)
        self._file.readline()
        self._hours = 0
        self.at = 0
        self.temperature = 0
        self.pressure = 0
        self.wind = 0
        self.battery = 4200

    def read(self):
        """Takes the next reading; False when there is none."""
        line = self._file.readline()
        if not line:
            return False
        moment, pressure, temperature, wind = line.strip().split(',')
        self.at = unix_ms_of(moment)
        self.temperature = tenths(temperature) * 10
        self.pressure = tenths(pressure)
        self.wind = tenths(wind)
        self._hours += 1
        self.battery = 4200 - self._hours // 20
        return True


def tenths(text):
    """'-3.8' is -38, without a float: a WiPy 1 has none, and no WiPy has partition()."""
    parts = text.split('.')
    value = int(parts[0].lstrip('-')) * 10
    if len(parts) > 1 and parts[1]:
        value += int(parts[1][0])
    return -value if text.startswith('-') else value


def unix_ms_of(text):
    """'2010-01-01T01:00:00' in milliseconds since 1970. The years of the calendar since 1970 that matter here have no exceptions."""
    year = int(text[0:4])
    month = int(text[5:7])
    days = (year - 1970) * 365 + (year - 1969) // 4 + int(text[8:10]) - 1
    for length in (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[:month - 1]:
        days += length
    seconds = (int(text[11:13]) * 60 + int(text[14:16])) * 60 + int(text[17:19])
    return (days * 86400 + seconds) * 1000
