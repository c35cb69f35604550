# Packs every vector of one file with struct alone, by the layout that the vector gives, and prints its hex: an independent second hand.
import binascii
import json
import struct

import settings


def value_of(value):
    if value in ('NaN', 'Infinity', '-Infinity'):
        return float({'NaN': 'nan', 'Infinity': 'inf', '-Infinity': '-inf'}[value])
    return bytes_of(value) if isinstance(value, str) else value


def bytes_of(text):
    return binascii.unhexlify(text[4:]) if text.startswith('hex:') else text.encode()


def packed(form, values):
    return struct.pack(form, *[value_of(v) for v in values])


with open('/vectors/' + settings.file) as file:
    content = json.load(file)

for vector in content['vectors']:
    if 'hex' not in vector:
        continue
    block = packed(vector['struct'], vector['pack'])
    header = struct.pack('<HHHH', len(block), content['template'], content['schema'], vector.get('version', content['version']))
    groups = b''.join([
        struct.pack('<HH', struct.calcsize(form), len(entries)) + b''.join([packed(form, entry) for entry in entries])
        for form, entries in vector.get('groups', [])])
    texts = b''.join([struct.pack('<' + length, len(bytes_of(text))) + bytes_of(text) for length, text in vector['texts']])
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(header + block + groups + texts).decode()}))
