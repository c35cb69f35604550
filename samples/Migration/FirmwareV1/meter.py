"""A meter of the first series: prints each message that it would send."""

from binascii import hexlify

from reading import Reading

reading = Reading()
for minute in range(3):
    reading.at = 1793606400 + 60 * minute
    reading.volume = 48211 + 4 * minute
    reading.flow = 70 + minute          # steps of 0.001 l/s
    reading.temperature = 27            # steps of 0.5 Cel
    reading.valve_open = minute != 2
    length = reading.pack()
    print(hexlify(reading.buffer[:length]).decode())
