# Unpacks every vector of one file with the generated module, packs what came out again, and prints what came of it: a JSON line a vector.
import binascii
import json

import settings
from pack_vectors_values import value_of


def refused(record, message):
    try:
        record.unpack(message)
    except ValueError:
        return True
    return False


def names_of(record):
    return [name for name in dir(record) if name[0] != '_' and name != 'buffer' and not callable(getattr(record, name))]


def differences(expected, read, path):
    """Where a value that was read is not the one of the vector; null and empty are the same in a text or a group."""
    if isinstance(expected, dict):
        return [d for name in expected for d in differences(expected[name], getattr(read, name), path + '.' + name)]
    if isinstance(expected, list) and expected and read is not None and len(read) == len(expected):
        return [d for i in range(len(expected)) for d in differences(expected[i], read[i], '%s[%d]' % (path, i))]
    expected = value_of(expected)
    same = expected == read or (not expected and expected != 0 and not read and read != 0) or is_near(expected, read)
    return [] if same else ['%s is %s' % (path, read)]


def is_near(expected, read):
    """A float read is as wide as its field; NaN is itself."""
    if not isinstance(expected, float) or not isinstance(read, float):
        return False
    return abs(expected - read) <= abs(expected) * 1e-6 or (expected != expected and read != read)


def plain(value):
    """What JSON has: bytes in hex, floats as they are written."""
    if isinstance(value, (bytes, bytearray)):
        return 'hex:' + binascii.hexlify(value).decode()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if hasattr(value, 'unpack_at'):
        return dict([(name, plain(getattr(value, name))) for name in names_of(value)])
    return repr(value) if isinstance(value, float) else value


with open('/vectors/' + settings.file) as file:
    content = json.load(file)
record_class = getattr(__import__(settings.module), content['message'])

for vector in content['vectors']:
    if 'hex' not in vector:
        continue
    message = binascii.unhexlify(vector['hex'])
    record = record_class()
    answer = {'case': vector['case']}
    try:
        record.unpack(message)
        answer['fields'] = dict([(name, plain(getattr(record, name))) for name in names_of(record)])
        answer['differences'] = differences(vector.get('unpacked', vector['device']) or {}, record, '')
        if 'version' not in vector:
            length = record.pack()
            answer['hex'] = binascii.hexlify(record.buffer[:length]).decode()
            answer['accepted'] = [i for i in range(len(message)) if not refused(record, message[:i])]
            answer['longer'] = refused(record, message + b'\0')
    except ValueError as error:
        answer['error'] = error.args[0]
    print(json.dumps(answer))
