# Packs every vector of one file with the generated module, and prints what came of it: a JSON line a vector.
import binascii
import json
import micropython

import settings
from pack_vectors_values import fill, parts_of


def pack(record, device):
    fill(record, device, parts)
    # Nothing may be allocated: under the lock any allocation is a MemoryError.
    micropython.heap_lock()
    try:
        return record.pack()
    finally:
        micropython.heap_unlock()


with open(settings.vectors + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)
record_class = getattr(module, content['message'])
parts = parts_of(module, content)

for vector in content['vectors']:
    if vector['device'] is None:
        continue
    record = record_class()
    answer = {'case': vector['case']}
    try:
        if 'refused' in vector:
            fill(record, vector['device'], parts)
            answer['length'] = record.pack()
        else:
            length = pack(record, vector['device'])
            answer['hex'] = binascii.hexlify(record.buffer[:length]).decode()
            # The same record object again: nothing of a message is left in the next.
            again = pack(record, vector['device'])
            answer['again'] = binascii.hexlify(record.buffer[:again]).decode()
            answer['buffer'] = len(record.buffer)
    except ValueError as error:
        answer['error'] = error.args[0]
    print(json.dumps(answer))
