# Packs every vector of one file with struct alone, by the layout that the vector gives, and prints its hex: an independent second hand.
import binascii
import json
import struct

import settings


def number(value):
    return float({'NaN': 'nan', 'Infinity': 'inf', '-Infinity': '-inf'}[value]) if isinstance(value, str) else value


with open('/vectors/' + settings.file) as file:
    content = json.load(file)

for vector in content['vectors']:
    if 'hex' not in vector:
        continue
    block = struct.pack(vector['struct'], *[number(v) for v in vector['pack']])
    header = struct.pack('<HHHH', len(block), content['template'], content['schema'], vector.get('version', content['version']))
    texts = b''.join([struct.pack('<' + length, len(text.encode())) + text.encode() for length, text in vector['texts']])
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(header + block + texts).decode()}))
