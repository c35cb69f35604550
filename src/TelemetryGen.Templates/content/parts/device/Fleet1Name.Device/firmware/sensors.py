"""What the board measures: read() returns the records of one round. Everything else is in lib, as telemetrygen provision puts it there."""

from climate import Climate

climate = Climate()


def read():
    # Put your sensor in place of these numbers. The queue fills in the time and the number of the record.
    climate.at = None
    climate.temperature = 2155      # steps of 0.01 Cel
    climate.humidity = 604          # steps of 0.1 %RH
    climate.battery = None
    return (climate,)
