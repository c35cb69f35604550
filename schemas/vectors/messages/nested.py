"""Records in the block, and in groups."""
import base64

from messages.layout import Message, hexed
from messages.parts import HIGHEST, LOWEST, ORIGIN, POSITION, READING, SEATTLE, Leg, Position, Reading

NOON = ('2026-11-23T12:00:00Z', 1795435200000)
ZERO_LEG = Leg(ORIGIN, 0, [0, 0, 0], '', '00' * 16, '1970-01-01T00:00:00Z', 0)


def nested():
    message = Message('Nested', 19, 'I' + POSITION + Leg.FORM + 'B')
    for case, before, start, leg, after in (
            ('zero', 0, ORIGIN, ZERO_LEG, 0),
            ('typical', 70000, SEATTLE, Leg(Position(12345, -12345, None, False, True), 90, [-1, 0, 1], 'A-1', '00112233445566778899aabbccddeeff', *NOON), 7),
            ('minimum', 0, LOWEST, Leg(LOWEST, 0, [-128] * 3, '', '00' * 16, '0001-01-01T00:00:00Z', -62135596800000), 0),
            ('maximum', 2**32 - 1, HIGHEST, Leg(HIGHEST, 65535, [127] * 3, 'ABCD', 'ff' * 16, '9999-12-31T23:59:59.999Z', 253402300799999), 255),
            ('non-ASCII', 1, ORIGIN, Leg(SEATTLE, 1, [1, 2, 3], 'üä', '01' * 16, *NOON), 1)):
        message.add(case, {'Before': before, 'Start': start.fields, 'Leg': leg.fields, 'After': after},
                    {'before': before, 'start': start.device, 'leg': leg.device, 'after': after}, [before] + start.pack + leg.pack + [after])
    message.read('version 4, with a field more', {'Before': 5, 'Start': SEATTLE.fields, 'Leg': ZERO_LEG.fields, 'After': 6},
                 [5] + SEATTLE.pack + ZERO_LEG.pack + [6, 99], message.form + 'I', [], 4,
                 unpacked={'before': 5, 'start': SEATTLE.device, 'leg': ZERO_LEG.device, 'after': 6})

    def refuse(case, field, start=ORIGIN, leg=ZERO_LEG, start_more=None, leg_more=None, from_more=None, in_csharp=True):
        """More are pairs of a field in C# and on the board with a value that does not fit."""
        def with_(part, more, side):
            return part if more is None else {**part, more[side][0]: more[side][1]}
        fields = {'Before': 0, 'Start': with_(start.fields, start_more, 0), 'Leg': with_(leg.fields, leg_more, 0), 'After': 0}
        device = {'before': 0, 'start': with_(start.device, start_more, 1), 'leg': with_(leg.device, leg_more, 1), 'after': 0}
        if from_more:
            fields['Leg'] = {**fields['Leg'], 'From': with_(fields['Leg']['From'], from_more, 0)}
            device['leg'] = {**device['leg'], 'from_': with_(device['leg']['from_'], from_more, 1)}
        message.refuse(case, field, fields if in_csharp else None, device)

    refuse('latitude above', 'Position.Latitude', start_more=(('Latitude', 90.0000001), ('latitude', 900000001)))
    refuse('longitude below', 'Position.Longitude', start_more=(('Longitude', -180.0000001), ('longitude', -1800000001)))
    refuse('altitude is its null value', 'Position.Altitude', start_more=(('Altitude', -2**15), ('altitude', -2**15)))
    refuse('longitude above, two deep', 'Position.Longitude', from_more=(('Longitude', 180.0000001), ('longitude', 1800000001)))
    refuse('door wider than its type', 'Position.Door', start_more=(('Door', 0), ('door', 256)), in_csharp=False)
    refuse('minutes wider than their type', 'Leg.Minutes', leg_more=(('Minutes', 0), ('minutes', 65536)), in_csharp=False)
    refuse('too few levels', 'Leg.Levels', leg_more=(('Levels', [1, 2]), ('levels', [1, 2])))
    refuse('level wider than its type', 'Leg.Levels', leg_more=(('Levels', []), ('levels', [0, 0, -129])), in_csharp=False)
    refuse('code too long', 'Leg.Code', leg_more=(('Code', 'ABCDE'), ('code', 'ABCDE')))
    refuse('code ends with its padding', 'Leg.Code', leg_more=(('Code', 'A\0'), ('code', 'A\0')))
    refuse('zero inside of the code', 'Leg.Code', leg_more=(('Code', 'A\0B'), ('code', 'A\0B')))
    refuse('GUID of 15 bytes', 'Leg.Id', leg_more=(('Id', ''), ('id', hexed(bytes(15)))), in_csharp=False)
    return message


def readings():
    message = Message('Readings', 20, 'I', {'items': 'Reading', 'places': 'Position'})
    one, two = Reading(1, 2155, True, 99, -5), Reading(65535, -4000)
    lowest, highest = Reading(0, -4000, False, 0, -2**15 + 1), Reading(65535, 12500, True, 254, 2**15 - 1)

    def record(sequence, items, places, label, extra):
        return (
            {'Sequence': sequence, 'Items': [i.fields for i in items], 'Places': None if places is None else [p.fields for p in places], 'Label': label,
             'Extra': None if extra is None else base64.b64encode(extra).decode()},
            {'sequence': sequence, 'items': [i.device for i in items], 'places': None if places is None else [p.device for p in places], 'label': label,
             'extra': None if extra is None else hexed(extra)})

    def groups(items, places):
        return [(READING, [i.pack for i in items]), (POSITION, [p.pack for p in places or []])]

    for case, sequence, items, places, label, extra in (
            ('empty', 0, [], None, '', None), ('typical', 1, [one, two], [SEATTLE], 'north', b'\1\2'), ('one entry', 2, [two], None, '', None),
            ('full', 2**32 - 1, [one, two, lowest, highest], [LOWEST, HIGHEST], 'l' * 20, b'\xff' * 3), ('minimum', 0, [lowest], [LOWEST], '', None),
            ('maximum', 2**32 - 1, [highest] * 4, [HIGHEST] * 2, 'ü' * 10, b'\xff' * 3), ('second group only', 3, [], [ORIGIN, SEATTLE], '温室', b'\0')):
        message.add(case, *record(sequence, items, places, label, extra), [sequence], [('B', label), ('B', hexed(extra or b''))], groups(items, places))

    def read(case, items, places, version, groups, form='I', block=(7,), texts=()):
        fields, device = record(7, items, places, 'pump', None)
        message.read(case, fields, list(block), form, [('B', 'pump'), ('B', ''), *texts], version, groups, device)

    first, second = Reading(1, 2155, True), Reading(1, 2155, True, 99)
    places = (POSITION, [SEATTLE.pack])
    read('version 1', [first], [SEATTLE], 1, [('HhB', [[1, 2155, 1]]), places])
    read('version 2', [second, Reading(2, -1)], [SEATTLE], 2, [('HhBB', [[1, 2155, 1, 99], [2, -1, 0, 255]]), places])
    read('version 3 with entries of version 2', [second], [SEATTLE], 3, [('HhBB', [[1, 2155, 1, 99]]), places])
    read('version 3 with half a field in each entry', [second, second], [SEATTLE], 3, [('HhBBB', [[1, 2155, 1, 99, 7]] * 2), places])
    read('version 1 with entries of version 3', [first, first], [SEATTLE], 1, [(READING, [one.pack] * 2), places])
    read('version 2 with entries of version 3', [second, second], [SEATTLE], 2, [(READING, [one.pack] * 2), places])
    read('version 4, with longer entries', [one, two], [SEATTLE, ORIGIN], 4, [(READING + 'I', [one.pack + [99], two.pack + [98]]), (POSITION + 'H', [SEATTLE.pack + [97], ORIGIN.pack + [96]])])
    read('version 4, with more entries', [one, two] * 3, [SEATTLE] * 5, 4, [(READING, [one.pack, two.pack] * 3), (POSITION, [SEATTLE.pack] * 5)])
    read('no entries, and no length of an entry', [], None, 3, [('', []), ('', [])])
    read('no entries, and a length below that of version 1', [], None, 1, [('HB', []), ('B', [])])
    read('no entries in the first list, and no length of one', [], [SEATTLE], 3, [('', []), places])
    read('version 4, with a field, a group and a text more', [one], [SEATTLE], 4, [(READING, [one.pack]), places], 'IH', (7, 99), (('B', 'more'),))
    refused_readings(message, record)
    return message


def refused_readings(message, record):
    one = Reading(1, 2155, True)
    for case, field, arguments in (
            ('too many entries', 'Items', ([one] * 5, None, '', None)), ('too many places', 'Places', ([], [ORIGIN] * 3, '', None)),
            ('label too long', 'Label', ([one], None, 'l' * 21, None)), ('extra too long', 'Extra', ([one], None, '', bytes(4))),
            ('first entry above', 'Reading.Temperature', ([Reading(1, 12501), one], None, '', None)),
            ('last entry below', 'Reading.Temperature', ([one, one, one, Reading(1, -4001)], None, '', None)),
            ('entry is its null value', 'Reading.Quality', ([Reading(1, 0, True, 255)], None, '', None)),
            ('place above', 'Position.Latitude', ([one], [ORIGIN, Position(900000001, 0)], '', None))):
        message.refuse(case, field, *record(0, *arguments))
    message.refuse('sensor wider than its type', 'Reading.Sensor', None, record(0, [Reading(65536, 0)], None, '', None)[1])
