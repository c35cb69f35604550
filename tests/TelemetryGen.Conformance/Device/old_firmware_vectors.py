# Packs every vector of one file as firmware without struct.pack_into would (WiPy 1 before 1.2), and prints its hex: a JSON line a vector.
import binascii
import json
import struct
import sys

import settings


class OldStruct:
    pack = struct.pack
    unpack = struct.unpack


sys.modules['ustruct'] = OldStruct
sys.modules['struct'] = OldStruct

from pack_vectors_values import fill, parts_of

with open('/vectors/' + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)
assert not hasattr(module.struct, 'pack_into')

for vector in content['vectors']:
    if vector['device'] is None or 'hex' not in vector:
        continue
    record = fill(getattr(module, content['message'])(), vector['device'], parts_of(module, content))
    length = record.pack()
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(record.buffer[:length]).decode()}))
