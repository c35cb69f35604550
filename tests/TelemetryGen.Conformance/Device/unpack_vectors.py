# Unpacks every vector of one file with the generated module, packs what came out again, and prints what came of it: a JSON line a vector.
import binascii
import json

import settings


def refused(record, message):
    try:
        record.unpack(message)
    except ValueError:
        return True
    return False


def plain(value):
    """What JSON has: bytes in hex, floats as they are written."""
    if isinstance(value, (bytes, bytearray)):
        return 'hex:' + binascii.hexlify(value).decode()
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
        names = [name for name in dir(record) if name[0] != '_' and name != 'buffer' and not callable(getattr(record, name))]
        answer['fields'] = dict([(name, plain(getattr(record, name))) for name in names])
        if 'version' not in vector:
            length = record.pack()
            answer['hex'] = binascii.hexlify(record.buffer[:length]).decode()
            answer['accepted'] = [i for i in range(len(message)) if not refused(record, message[:i])]
            answer['longer'] = refused(record, message + b'\0')
    except ValueError as error:
        answer['error'] = error.args[0]
    print(json.dumps(answer))
