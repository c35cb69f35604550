# The setters of a board whose floats have 24 bits, ran on one whose floats have 53: a number that is rounded to 24 bits after each operation. Prints the steps of each row.
import binascii
import json
import struct

import settings

with open('/vectors/' + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)
record = getattr(module, content['message'])()


def single(value):
    return struct.unpack('<f', struct.pack('<f', value))[0]


class Single:
    def __init__(self, value):
        self.value = single(value)

    def __mul__(self, other):
        return Single(self.value * single(other))

    def __sub__(self, other):
        return Single(self.value - single(other))

    def __truediv__(self, other):
        return Single(self.value / single(other))

    def __eq__(self, other):
        return self.value == single(other)

    def __lt__(self, other):
        return self.value < single(other)

    def __gt__(self, other):
        return self.value > single(other)


def round_single(number):
    return round(number.value)


module.round = round_single
for case, row in enumerate(content['rows']):
    for name, value in zip(content['fields'], row):
        getattr(record, 'set_' + name)(Single(struct.unpack('<d', binascii.unhexlify(value))[0]))
    print(json.dumps({'case': str(case), 'steps': [getattr(record, name) for name in content['fields']]}))
