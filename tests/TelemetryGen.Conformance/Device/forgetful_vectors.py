# Packs every vector of one file on an interpreter whose struct forgets signs, and prints its hex: a JSON line a vector.
import binascii
import json
import sys

import settings
import forgetful_struct
from pack_vectors_values import fill, parts_of

sys.modules['ustruct'] = forgetful_struct
assert forgetful_struct.pack('<q', -62135596800000) == (219339379910656).to_bytes(8, 'little')

with open(settings.vectors + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)

for vector in content['vectors']:
    if vector['device'] is None or 'hex' not in vector:
        continue
    record = fill(getattr(module, content['message'])(), vector['device'], parts_of(module, content))
    length = record.pack()
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(record.buffer[:length]).decode()}))
