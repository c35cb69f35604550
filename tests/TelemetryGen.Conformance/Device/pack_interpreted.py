# Packs every vector of one file with a module of machine code, interpreted (interpreted.py), and prints its hex: a JSON line a vector.
import binascii
import json

import settings
from pack_vectors_values import fill, parts_of

with open(settings.vectors + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)

for vector in content['vectors']:
    if vector['device'] is None or 'hex' not in vector:
        continue
    record = fill(getattr(module, content['message'])(), vector['device'], parts_of(module, content))
    # What was there before is gone: every byte is written.
    for i in range(8, len(record.buffer)):
        record.buffer[i] = 0xEE
    length = record.pack()
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(record.buffer[:length]).decode()}))
