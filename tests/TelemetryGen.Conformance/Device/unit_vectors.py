# Packs every vector of one file with its scaled fields set in engineering units, and prints its hex: a JSON line a vector.
import binascii
import json

import settings
from pack_vectors_values import value_of

with open('/vectors/' + settings.file) as file:
    content = json.load(file)
record_class = getattr(__import__(settings.module), content['message'])


def snake(name):
    return ''.join(['_' + c.lower() if c.isupper() else c for c in name])[1:]


for vector in content['vectors']:
    if vector['fields'] is None or 'hex' not in vector:
        continue
    record = record_class()
    used = 0
    for name in vector['fields']:
        value = value_of(vector['fields'][name])
        setter = getattr(record, 'set_' + snake(name), None)
        if setter is None or value is None:
            setattr(record, snake(name), value)
        else:
            setter(value)
            used += 1
    length = record.pack()
    print(json.dumps({'case': vector['case'], 'used': used, 'hex': binascii.hexlify(record.buffer[:length]).decode()}))
