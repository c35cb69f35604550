# What is not set, or of a wrong type, in the records and arrays inside of a Nested: prints the error of each.
import json

import settings
from nested import Nested
from pack_vectors_values import fill

with open(settings.vectors + settings.file) as file:
    device = [v for v in json.load(file)['vectors'] if 'hex' in v and v['device'] is not None][1]['device']


def clear(record, path, value):
    *inside, last = path.split('.')
    for name in inside:
        record = getattr(record, name)
    setattr(record, last, value)


for path, value in (
        ('leg.from_.fixed', None), ('start.latitude', 1.5), ('start', None), ('leg.levels', [1, None, 3]), ('leg.levels', [1, 2, 'x']), ('leg.levels', 5),
        ('leg.id', 'text')):
    record = fill(Nested(), device, {})
    clear(record, path, value)
    try:
        record.pack()
        print('packed')
    except ValueError as error:
        print(error.args[0])
