"""Records without fields, and those whose block has no bytes."""
from messages.layout import Message


def ping():
    return without_fields('Ping', 30)


def alive():
    return without_fields('Alive', 31)


def without_fields(name, template):
    message = Message(name, template, '')
    message.add('it came', {}, {}, [])
    message.read('version 1', {}, [], '', [], 1)
    message.read('version 3 with a longer block', {}, [7], 'H', [], 3)
    message.read('version 4, with a field more', {}, [123456789], 'I', [], 4)
    message.read('version 4, with a group and a text more', {}, [], '', [('B', 'more')], 4, [('H', [[1], [2]])])
    return message


def woken():
    # Nothing in version 1; version 2 cause; version 3 levels, note.
    message = Message('Woken', 32, 'B')

    def record(cause, levels, note):
        return {'Cause': cause, 'Levels': levels, 'Note': note}, {'cause': cause, 'levels': levels, 'note': note}

    def add(case, cause, levels, note):
        message.add(case, *record(cause, levels, note), [255 if cause is None else cause], [('B', note or '')], [('H', [[v] for v in levels or []])])

    def read(case, cause, levels, note, version, block, form, texts=(), groups=()):
        fields, device = record(cause, levels, note)
        message.read(case, fields, block, form, texts, version, groups, device)

    add('nothing', None, None, None)
    add('all', 3, [0, 1, 65535], 'noise')
    add('cause', 254, None, None)
    read('version 1', None, None, None, 1, [], '')
    read('version 1 with the block of version 2', None, None, None, 1, [3], 'B')
    read('version 2', 3, None, None, 2, [3], 'B')
    read('version 2 with the block of version 1', None, None, None, 2, [], '')
    read('version 3 with the block of version 1', None, [7], 'ok', 3, [], '', [('B', 'ok')], [('H', [[7]])])
    read('no entries, and no length of an entry', 3, None, 'ok', 3, [3], 'B', [('B', 'ok')], [('', [])])
    read('version 4, with a field and a text more', 3, [7], 'ok', 4, [3, 99], 'BI', [('B', 'ok'), ('B', 'more')], [('H', [[7]])])
    return message


def only_list():
    message = Message('OnlyList', 33, '')

    def groups(numbers):
        return [('H', [[v] for v in numbers])]

    for case, numbers in (('empty', []), ('one', [5]), ('full', [0, 1, 65535])):
        message.add(case, {'Numbers': numbers}, {'numbers': numbers}, [], (), groups(numbers))
    message.read('no entries, and no length of an entry', {'Numbers': []}, [], '', [], 3, [('', [])], {'numbers': []})
    message.read('no entries, and half the length of an entry', {'Numbers': []}, [], '', [], 1, [('B', [])], {'numbers': []})
    message.refuse('too many', 'Numbers', {'Numbers': [0] * 4}, {'numbers': [0] * 4})
    return message
