"""Arrays of numbers: in the block, and as groups."""
from messages.layout import Message

NAMES = ['Before', 'Fixed', 'Ranged', 'Floats', 'Wide', 'After', 'Bounded', 'BoundedRanged', 'BoundedDoubles', 'Note']
DEVICE = ['before', 'fixed', 'ranged', 'floats', 'wide', 'after', 'bounded', 'bounded_ranged', 'bounded_doubles', 'note']


def arrays():
    message = Message('Arrays', 18, 'B4h2i3f2QB')
    single, double = 3.4028234663852886e+38, 1.7976931348623157e+308
    for case, values in (
            ('zero', [0, [0] * 4, [0] * 2, [0.0] * 3, [0] * 2, 0, [], [], None, '']),
            ('typical', [1, [1, -2, 300, -400], [-7, 77], [0.5, -1.25, 1e10], [2, 3], 4, [65535, 0], [1000], [0.1], 'note']),
            ('minimum', [0, [-2**15] * 4, [-100] * 2, [-single] * 3, [0] * 2, 0, [0], [0], [-double], 'n']),
            ('maximum', [255, [2**15 - 1] * 4, [100] * 2, [single] * 3, [2**64 - 1] * 2, 255, [65535] * 5, [1000] * 3, [double] * 2, 'n' * 10]),
            ('full', [9, [1, 2, 3, 4], [5, 6], [7.0, 8.0, 9.0], [2**63, 2**31], 10, [1, 2, 3, 4, 5], [6, 7, 8], [9.5, 10.5], 'ü€🌱x']),
            ('first group full', [0, [0] * 4, [0] * 2, [0.0] * 3, [0] * 2, 0, [5, 4, 3, 2, 1], [], None, '']),
            ('last group full', [0, [0] * 4, [0] * 2, [0.0] * 3, [0] * 2, 0, [], [], [5e-324, -0.0], '温室']),
            ('infinite', [0, [0] * 4, [0] * 2, ['Infinity', '-Infinity', -0.0], [0] * 2, 0, [], [], ['-Infinity', 'Infinity'], '']),
            ('not a number', [0, [0] * 4, [0] * 2, ['NaN', 0.0, 'NaN'], [0] * 2, 0, [], [], ['NaN'], ''])):
        before, fixed, ranged, floats, wide, after, bounded, bounded_ranged, bounded_doubles, note = values
        message.add(case, dict(zip(NAMES, values)), dict(zip(DEVICE, values)), [before] + fixed + ranged + floats + wide + [after], [('B', note)],
                    groups(bounded, bounded_ranged, bounded_doubles))
    others(message)
    refused(message)
    return message


def groups(bounded, bounded_ranged, bounded_doubles):
    return [('H', [[v] for v in bounded]), ('i', [[v] for v in bounded_ranged]), ('d', [[v] for v in bounded_doubles or []])]


def others(message):
    block, form = [1, 1, 2, 3, 4, 5, 6, 7.0, 8.0, 9.0, 10, 11, 12], message.form
    values = [1, [1, 2, 3, 4], [5, 6], [7.0, 8.0, 9.0], [10, 11], 12, [13, 14], [15], [16.5], 'n']
    fields, device = dict(zip(NAMES, values)), dict(zip(DEVICE, values))
    message.read('version 1', fields, block, form, [('B', 'n')], 1, groups([13, 14], [15], [16.5]), device)
    message.read('version 4, with longer entries and more behind', fields, block + [99], form + 'I', [('B', 'n'), ('B', 'more')], 4,
                 [('HB', [[13, 99], [14, 99]]), ('ih', [[15, 99]]), ('dd', [[16.5, 99.0]])], device)
    none = {'Bounded': [], 'BoundedRanged': [], 'BoundedDoubles': None}
    message.read('no entries, and no length of an entry', {**fields, **none}, block, form, [('B', 'n')], 3, [('', [])] * 3,
                 {**device, 'bounded': [], 'bounded_ranged': [], 'bounded_doubles': None})
    more = [13, 14, 15, 16, 17, 18, 19]
    message.read('version 4, with more entries', {**fields, 'Bounded': more, 'BoundedDoubles': [0.5] * 4}, block, form, [('B', 'n')], 4,
                 groups(more, [15], [0.5] * 4), {**device, 'bounded': more, 'bounded_doubles': [0.5] * 4})
    # What is read is not what may be written: ranges are for writers.
    message.read('version 4, with numbers out of range', {**fields, 'Ranged': [-101, 2**31 - 1], 'BoundedRanged': [1001]}, [1, 1, 2, 3, 4, -101, 2**31 - 1] + block[7:], form,
                 [('B', 'n')], 4, groups([13, 14], [1001], [16.5]), {**device, 'ranged': [-101, 2**31 - 1], 'bounded_ranged': [1001]})


def refused(message):
    good = dict(zip(NAMES, [0, [0] * 4, [0] * 2, [0.0] * 3, [0] * 2, 0, [], [], None, '']))
    for case, name, value, in_csharp in (
            ('too few numbers', 'Fixed', [1, 2, 3], True), ('too many numbers', 'Fixed', [1, 2, 3, 4, 5], True), ('no numbers', 'Wide', [], True),
            ('first number below', 'Ranged', [-101, 0], True), ('last number above', 'Ranged', [0, 101], True), ('number wider than its type', 'Fixed', [0, 0, 0, 2**15], False),
            ('wide number below', 'Wide', [0, -1], False), ('wide number above', 'Wide', [2**64, 0], False), ('float too large', 'Floats', [0.0, 0.0, 3.5e38], False),
            ('too many entries', 'Bounded', [0] * 6, True), ('entry wider than its type', 'Bounded', [0, 65536], False), ('entry below', 'BoundedRanged', [0, -1], True),
            ('entry above', 'BoundedRanged', [1001], True), ('too many ranged entries', 'BoundedRanged', [0] * 4, True), ('too many doubles', 'BoundedDoubles', [0.0] * 3, True),
            ('note too long', 'Note', 'n' * 11, True)):
        fields = {**good, name: value}
        message.refuse(case, name, fields if in_csharp else None, dict(zip(DEVICE, fields.values())))
