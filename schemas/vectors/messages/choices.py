"""Booleans, enumerations and flags."""
from messages.layout import Message

def booleans():
    names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I']
    message = Message('Booleans', 6, 'HB')
    for case, on in (('none', []), ('all', names), ('first', ['A']), ('last', ['I']), ('mixed', ['B', 'D', 'H'])):
        bits = sum(1 << i for i, n in enumerate(names) if n in on)
        fields = {n: n in on for n in names}
        message.add(case, {**fields, 'Between': 200}, {**{n.lower(): v for n, v in fields.items()}, 'between': 200}, [bits, 200])
    return message


def many_booleans():
    names = ['B%02d' % i for i in range(33)]
    message = Message('ManyBooleans', 7, 'Q')
    for case, bits in (('none', 0), ('all', 2**33 - 1), ('first', 1), ('bit 31', 1 << 31), ('last', 1 << 32), ('every third', 0x49249249)):
        fields = {n: bool(bits >> i & 1) for i, n in enumerate(names)}
        message.add(case, fields, {n.lower(): v for n, v in fields.items()}, [bits])
    return message


def choices():
    names = ['Door', 'Level', 'Alarms', 'Signed', 'OptionalDoor', 'Bits']
    device = ['door', 'level', 'alarms', 'signed', 'optional_door', 'bits']
    message = Message('Choices', 8, 'BiHIBQ')
    for case, fields, wire in (
            ('first', [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]),
            ('named', [1, -1, 0x8001, -2**31 + 1, 1, 2**63], [1, 2**32 - 1, 0x8001, 2**31 + 1, 1, 2**63]),
            ('null', [1, 1, 1, 1, None, 0], [1, 1, 1, 1, 255, 0]),
            ('unknown', [250, 77, 0x7ffe, 0x7ffffffe, 254, 2**64 - 1], [250, 77, 0x7ffe, 0x7ffffffe, 254, 2**64 - 1])):
        pack = [fields[1] if i == 1 else w for i, w in enumerate(wire)]
        on_board = [None if v is None else p for v, p in zip(fields, pack)]
        message.add(case, dict(zip(names, fields)), dict(zip(device, on_board)), pack)
    zero = dict.fromkeys(names, 0)
    message.refuse('optional door is its null value', 'OptionalDoor', {**zero, 'OptionalDoor': 255}, {**dict.fromkeys(device, 0), 'optional_door': 255})
    return message
