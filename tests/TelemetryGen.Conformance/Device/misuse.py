# Packs what no program should ask for: fields of wrong types, and buffers that are too short or read-only. A JSON line for each field and buffer.
import json

import settings
from pack_vectors_values import fill, parts_of

WRONG = (None, 1.5, 'text', [], {}, object())


def error_of(record):
    try:
        record.pack()
        return None
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        return error


def outcome(record):
    return 'packed' if error_of(record) is None else 'refused'


def told(error):
    """What a program sees: the text of a ValueError; of others, what they are."""
    return '' if error is None else error.args[0] if isinstance(error, ValueError) else type(error).__name__


with open(settings.vectors + settings.file) as file:
    content = json.load(file)
module = __import__(settings.module)
record_class = getattr(module, content['message'])
parts = parts_of(module, content)
packed = [v for v in content['vectors'] if v['device'] is not None and 'refused' not in v]
vector = max(packed, key=lambda v: len(v['hex']))

for name in sorted(vector['device']):
    errors = []
    for wrong in WRONG:
        record = record_class()
        fill(record, vector['device'], parts)
        setattr(record, name, wrong)
        errors.append(error_of(record))
    print(json.dumps({
        'case': name, 'outcomes': ' '.join(['packed' if error is None else 'refused' for error in errors]),
        'errors': [told(error) for error in errors]}))

# Every buffer that is too short: its end is the end of what may be written.
length = len(vector['hex']) // 2
whole = bytearray(length + 8)
for size in range(length):
    for i in range(len(whole)):
        whole[i] = 0xEE
    record = record_class()
    fill(record, vector['device'], parts)
    record.buffer = memoryview(whole)[:size]
    ended = outcome(record)
    beyond = [i for i in range(size, len(whole)) if whole[i] != 0xEE]
    print(json.dumps({'case': 'a buffer of %d bytes' % size, 'outcomes': ended, 'beyond': beyond}))

record = record_class()
fill(record, vector['device'], parts)
record.buffer = bytes(length)
print(json.dumps({'case': 'a buffer of bytes', 'outcomes': outcome(record), 'beyond': [i for i in range(length) if record.buffer[i] != 0]}))
