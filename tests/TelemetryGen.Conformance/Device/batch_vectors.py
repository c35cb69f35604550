# Packs the rows of every batch vector with the generated module, puts a batch together as a sender does, and prints it: a JSON line a vector.
import binascii
import json
import struct

import settings
from pack_vectors_values import fill, parts_of


def crc32c(data):
    """Castagnoli, four bits at a time: a table of 16 numbers fits a small board."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        crc = crc >> 4 ^ TABLE[crc & 15]
        crc = crc >> 4 ^ TABLE[crc & 15]
    return crc ^ 0xFFFFFFFF


def table():
    entries = []
    for i in range(16):
        for _ in range(4):
            i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
        entries.append(i)
    return entries


TABLE = table()


def batch_of(messages, row_version):
    """What stands before the rows is known from the first message: its header, and the version that brought its newest text."""
    rows = b''.join([message[8:] for message in messages])
    block_length, template, schema, version = struct.unpack('<HHHH', messages[0][:8])
    block = struct.pack('<HBBIH', len(messages), 0, 0, crc32c(rows), block_length)
    if row_version > 1:
        block += struct.pack('<H', row_version)
    return struct.pack('<HHHH', len(block), template + 0x8000, schema, version) + block + struct.pack('<I', len(rows)) + rows


with open('/vectors/' + settings.file) as file:
    batches = json.load(file)
with open('/messages/' + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)
record_class = getattr(module, content['message'])
parts = parts_of(module, content)
device = dict([(vector['case'], vector['device']) for vector in content['vectors']])
record = record_class()


def packed(case):
    fill(record, device[case], parts)
    return bytes(memoryview(record.buffer)[:record.pack()])


for vector in batches['vectors']:
    if 'refused' in vector or 'version' in vector:
        continue
    batch = batch_of([packed(case) for case in vector['rows']], getattr(record_class, 'ROW_VERSION', 1))
    print(json.dumps({'case': vector['case'], 'hex': binascii.hexlify(batch).decode(), 'sequence': getattr(record_class, 'SEQUENCE', None)}))
