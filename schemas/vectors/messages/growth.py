"""Records that grew."""
from messages.layout import Message

def evolving():
    # Block on the wire: version 1 first, set, last; version 2 second, set; version 3 third, set, mode.
    message = Message('Evolving', 12, 'HBBhBIBB')
    keys = ['First', 'Third', 'Base', 'Second', 'Name', 'Note', 'Last', 'Added', 'Newest', 'Mode']

    def record(*values):
        return dict(zip(keys, values))

    full = record(1000, 70000, True, -5, 'pump', 'ok', 9, False, True, 3)
    message.add('all', full, {k.lower(): v for k, v in full.items()}, [1000, 1, 9, -5, 0, 70000, 1, 3], [('B', 'pump'), ('B', 'ok')])
    empty = record(0, None, False, None, '', None, 0, False, False, 0)
    message.add('nothing', empty, {k.lower(): v for k, v in empty.items()}, [0, 0, 0, -2**15, 0, 2**32 - 1, 0, 0], [('B', ''), ('B', '')])
    message.read('version 1', record(1000, None, True, None, 'pump', None, 9, True, False, 7), [1000, 1, 9], 'HBB', [('B', 'pump')], 1)
    message.read('version 2', record(1000, None, True, -5, 'pump', 'ok', 9, False, False, 7), [1000, 1, 9, -5, 0], 'HBBhB', [('B', 'pump'), ('B', 'ok')], 2)
    message.read('version 4, with a field and a text more', full, [1000, 1, 9, -5, 0, 70000, 1, 3, 123456789], 'HBBhBIBBI',
                 [('B', 'pump'), ('B', 'ok'), ('B', 'and more')], 4)
    message.read('version 4, with a longer text', record(1000, 70000, True, -5, 'longer than 8', 'ok', 9, False, True, 3),
                 [1000, 1, 9, -5, 0, 70000, 1, 3], 'HBBhBIBB', [('B', 'longer than 8'), ('B', 'ok')], 4)
    message.read('version 3 with the block of version 2', record(1000, None, True, -5, 'pump', 'ok', 9, False, False, 7), [1000, 1, 9, -5, 0], 'HBBhB',
                 [('B', 'pump'), ('B', 'ok')], 3)
    message.read('version 1 with the block of version 3', record(1000, None, True, None, 'pump', None, 9, True, False, 7),
                 [1000, 1, 9, -5, 0, 70000, 1, 3], 'HBBhBIBB', [('B', 'pump')], 1)
    return message


def growing():
    # Grew twice, without texts: messages of one version have one length.
    message = Message('Growing', 13, 'HBqhqB')
    keys = ['First', 'Flag', 'At', 'Second', 'Later', 'Mode']
    noon = ('2026-11-23T12:00:00Z', 1795435200000)
    full = dict(zip(keys, [1000, True, noon[0], -5, noon[0], 3]))
    message.add('all', full, {**{k.lower(): v for k, v in full.items()}, 'at': noon[1], 'later': noon[1]}, [1000, 1, noon[1], -5, noon[1], 3])
    empty = dict(zip(keys, [0, False, '1970-01-01T00:00:00Z', None, None, 0]))
    message.add('nothing', empty, {**{k.lower(): v for k, v in empty.items()}, 'at': 0}, [0, 0, 0, -2**15, -2**63, 0])
    one = dict(zip(keys, [1000, True, noon[0], None, None, 7]))
    two = {**one, 'Second': -5}
    message.read('version 1', one, [1000, 1, noon[1]], 'HBq', [], 1)
    message.read('version 2', two, [1000, 1, noon[1], -5], 'HBqh', [], 2)
    message.read('version 4, with a field more', full, [1000, 1, noon[1], -5, noon[1], 3, 123456789], 'HBqhqBI', [], 4)
    message.read('version 3 with the block of version 2', two, [1000, 1, noon[1], -5], 'HBqh', [], 3)
    message.read('version 3 with half a field', two, [1000, 1, noon[1], -5, 1], 'HBqhI', [], 3)
    message.read('version 1 with the block of version 3', one, [1000, 1, noon[1], -5, noon[1], 3], 'HBqhqB', [], 1)
    return message
