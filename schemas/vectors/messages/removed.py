"""Fields that were removed: they stay on the wire as null or zero, and are skipped."""
from messages.layout import Message, hexed
from messages.parts import READING, SEATTLE, Reading

NULL = -2**15


def removed():
    # Before, old number, set of old flag and flag, old door, old numbers, middle, old place; old items; text, old text.
    message = Message('Removed', 21, 'ihBB2iB12s')
    for case, before, flag, middle, text in (
            ('zero', 0, False, 0, ''), ('typical', -5, True, 7, 'pump'), ('minimum', -2**31, False, 0, ''), ('maximum', 2**31 - 1, True, 255, 't' * 8),
            ('non-ASCII', 1, True, 1, 'ü€')):
        message.add(case, {'Before': before, 'Flag': flag, 'Middle': middle, 'Text': text}, {'before': before, 'flag': flag, 'middle': middle, 'text': text},
                    [before, NULL, 2 * flag, 0, 0, 0, middle, hexed(bytes(12))], [('B', text), ('B', '')], [(READING, [])])
    fields = {'Before': 1, 'Flag': False, 'Middle': 2, 'Text': 'pump'}
    device = {k.lower(): v for k, v in fields.items()}
    full = [1, 300, 1, 1, -1, 2**31 - 1, 2] + SEATTLE.pack
    form = 'ihBB2iBiihBB'
    for case, version, items, old in (
            ('from a sender that has them', 2, ('HhBB', [[1, 2155, 1, 99], [2, 0, 0, 255]]), 'old'),
            ('from the first sender', 1, ('HhB', [[1, 2155, 1]]), 'older'),
            ('from a newer sender, longer', 4, (READING + 'I', [Reading(1, 2).pack + [3]] * 4), 'much older')):
        message.read(case, fields, full, form, [('B', 'pump'), ('B', old)], version, [items], device)
    message.refuse('text too long', 'Text', {**fields, 'Text': 't' * 9}, {**device, 'text': 't' * 9})
    message.refuse('before above', 'Before', None, {**device, 'before': 2**31})
    return message
