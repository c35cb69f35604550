# Sets scaled fields in engineering units, and prints the steps of each: a JSON line a row. Numbers come as the bytes of doubles, so that no parser of decimals has a say.
import binascii
import json
import struct

import settings

with open('/vectors/' + settings.file) as file:
    content = json.load(file)
record_class = getattr(__import__(settings.module), content['message'])

record = record_class()
for case, row in enumerate(content['rows']):
    for name, value in zip(content['fields'], row):
        getattr(record, 'set_' + name)(struct.unpack('<d', binascii.unhexlify(value))[0])
    print(json.dumps({'case': str(case), 'steps': [getattr(record, name) for name in content['fields']]}))
