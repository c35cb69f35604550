#!/usr/bin/env python3
"""Writes the golden vectors: struct formats laid out by hand from docs/wire-format.md, by a Python that shares no code with TelemetryGen.

A vector has the record in C# (fields), the record on a board (device), the layout in Python's own words (struct, pack, texts) and the
bytes (hex). Bytes in them are texts that start with hex:. Where fields or device is null that side cannot say it; a vector without hex is to be refused, with the field named.

    python3 schemas/vectors/generate.py           writes *.json beside this file
    python3 schemas/vectors/generate.py --check   exits 1 when a file is not what would be written
"""
import binascii
import json
import os
import struct
import sys

SCHEMA, VERSION = 901, 3
NULLS = {'B': 2**8 - 1, 'H': 2**16 - 1, 'I': 2**32 - 1, 'Q': 2**64 - 1, 'b': -2**7, 'h': -2**15, 'i': -2**31, 'q': -2**63}
LOW = {'B': 0, 'H': 0, 'I': 0, 'Q': 0, 'b': -2**7, 'h': -2**15, 'i': -2**31, 'q': -2**63}
HIGH = {'B': 2**8 - 1, 'H': 2**16 - 1, 'I': 2**32 - 1, 'Q': 2**64 - 1, 'b': 2**7 - 1, 'h': 2**15 - 1, 'i': 2**31 - 1, 'q': 2**63 - 1}


def number(value):
    """struct wants floats for NaN and the infinities, which JSON has as texts."""
    return float(value) if isinstance(value, str) else value


def message_bytes(template, form, values, texts, version=VERSION, schema=SCHEMA):
    """Header, block and texts, as docs/wire-format.md says."""
    data = struct.pack('<HHHH', struct.calcsize('<' + form), template, schema, version)
    data += struct.pack('<' + form, *[number(v) for v in values])
    for length, text in texts:
        data += struct.pack('<' + length, len(text.encode())) + text.encode()
    return data


class Message:
    """One vector file."""

    def __init__(self, name, template, form):
        self.name, self.template, self.form, self.vectors = name, template, form, []

    def add(self, case, fields, device, pack, texts=()):
        self.vectors.append({
            'case': case, 'fields': fields, 'device': device, 'struct': '<' + self.form, 'pack': list(pack),
            'texts': [list(t) for t in texts], 'hex': message_bytes(self.template, self.form, pack, texts).hex()})

    def refuse(self, case, field, fields, device):
        self.vectors.append({'case': case, 'fields': fields, 'device': device, 'refused': field})

    def read(self, case, fields, pack, form, texts, version):
        """A message of another version: it is only read."""
        self.vectors.append({
            'case': case, 'fields': fields, 'device': None, 'struct': '<' + form, 'pack': list(pack), 'texts': [list(t) for t in texts],
            'version': version, 'hex': message_bytes(self.template, form, pack, texts, version).hex()})

    def save(self, folder):
        return os.path.join(folder, self.name.lower() + '.json'), json.dumps(
            {'schema': SCHEMA, 'version': VERSION, 'message': self.name, 'template': self.template, 'vectors': self.vectors},
            indent=2, ensure_ascii=False) + '\n'


def integers():
    form = 'BHIQbhiq'
    names = ['U8', 'U16', 'U32', 'U64', 'I8', 'I16', 'I32', 'I64']
    message = Message('Integers', 1, form)
    for case, values in (
            ('zero', [0] * 8), ('one', [1] * 8), ('minimum', [LOW[c] for c in form]), ('maximum', [HIGH[c] for c in form]),
            ('minus one', [0, 0, 0, 0, -1, -1, -1, -1]), ('bytes apart', [0x12, 0x1234, 0x12345678, 0x123456789abcdef0, 0x12, 0x1234, 0x12345678, 0x123456789abcdef0])):
        message.add(case, dict(zip(names, values)), {n.lower(): v for n, v in zip(names, values)}, values)
    for i, (name, char) in enumerate(zip(names, form)):
        for case, bad in (('below', LOW[char] - 1), ('above', HIGH[char] + 1)):
            values = [0] * 8
            values[i] = bad
            message.refuse(f'{name} {case}', name, None, {n.lower(): v for n, v in zip(names, values)})
    return message


def optional_integers():
    form = 'BHIQbhiq'
    names = ['U8', 'U16', 'U32', 'U64', 'I8', 'I16', 'I32', 'I64']
    message = Message('OptionalIntegers', 2, form)
    edge = {c: (LOW[c] + 1, HIGH[c]) if LOW[c] else (0, HIGH[c] - 1) for c in form}
    for case, values in (
            ('null', [None] * 8), ('zero', [0] * 8), ('minimum', [edge[c][0] for c in form]), ('maximum', [edge[c][1] for c in form])):
        wire = [NULLS[c] if v is None else v for v, c in zip(values, form)]
        message.add(case, dict(zip(names, values)), {n.lower(): v for n, v in zip(names, values)}, wire)
    for name, char in zip(names, form):
        fields = {n: 0 for n in names}
        fields[name] = NULLS[char]
        message.refuse(f'{name} is its null value', name, fields, {n.lower(): v for n, v in fields.items()})
    return message


def ranged():
    names = ['Small', 'Signed', 'Wide', 'Huge', 'Optional', 'Far']
    low, high = [10, -5, 0, 0, 0, -2 * 10**12], [20, 5, 4 * 10**9, 18 * 10**18, 254, 2 * 10**12]
    message = Message('Ranged', 3, 'BhIQBq')
    for case, values in (('minimum', low), ('maximum', high), ('null', [10, 0, 0, 0, None, 0])):
        wire = [255 if v is None else v for v in values]
        message.add(case, dict(zip(names, values)), {n.lower(): v for n, v in zip(names, values)}, wire)
    for i, name in enumerate(names):
        for case, bad in (('below', low[i] - 1), ('above', high[i] + 1)):
            values = list(low)
            values[i] = bad
            in_csharp = bad >= 0 or name in ('Signed', 'Far')
            message.refuse(f'{name} {case}', name, dict(zip(names, values)) if in_csharp else None, {n.lower(): v for n, v in zip(names, values)})
    return message


def floats():
    names = ['Single', 'Double', 'OptionalSingle', 'OptionalDouble', 'RangedSingle', 'RangedDouble']
    device = ['single', 'double', 'optional_single', 'optional_double', 'ranged_single', 'ranged_double']
    message = Message('Floats', 4, 'fdfdfd')
    maximum = 3.4028234663852886e+38
    for case, values in (
            ('zero', [0.0] * 6), ('null', [1.5, -2.25, None, None, 0.0, None]), ('negative zero', [-0.0, -0.0, -0.0, -0.0, -0.0, -0.0]),
            ('small', [1.401298464324817e-45, 5e-324, 1.1754943508222875e-38, 2.2250738585072014e-308, -1.5, -1.5]),
            ('large', [maximum, 1.7976931348623157e+308, -maximum, -1.7976931348623157e+308, 0.1, 1e300]),
            ('infinite', ['Infinity', '-Infinity', '-Infinity', 'Infinity', 0.0, 0.0]), ('not a number', ['NaN', 'NaN', 0.0, 0.0, 0.0, 0.0])):
        wire = ['NaN' if v is None else v for v in values]
        message.add(case, dict(zip(names, values)), dict(zip(device, values)), wire)
    for case, field, i, bad, in_csharp in (
            ('single too large', 'Single', 0, 3.5e38, False), ('optional single too large', 'OptionalSingle', 2, -1e39, False),
            ('optional single is its null value', 'OptionalSingle', 2, 'NaN', True), ('optional double is its null value', 'OptionalDouble', 3, 'NaN', True),
            ('ranged below', 'RangedSingle', 4, -1.75, True), ('ranged above', 'RangedSingle', 4, 0.125, True), ('ranged NaN', 'RangedSingle', 4, 'NaN', True),
            ('ranged double above', 'RangedDouble', 5, 1.1e300, True), ('ranged double NaN', 'RangedDouble', 5, 'NaN', True),
            ('ranged double infinite', 'RangedDouble', 5, 'Infinity', True)):
        values = [0.0] * 6
        values[i] = bad
        message.refuse(case, field, dict(zip(names, values)) if in_csharp else None, dict(zip(device, values)))
    return message


def measures():
    names = ['Temperature', 'Humidity', 'Altitude', 'Whole', 'Quarter', 'Longitude', 'Wide', 'Optional', 'OptionalWider']
    device = ['temperature', 'humidity', 'altitude', 'whole', 'quarter', 'longitude', 'wide', 'optional', 'optional_wider']
    message = Message('Measures', 5, 'hBIbiiqBH')
    # In engineering units, then in steps.
    for case, values, steps in (
            ('zero', [0, 0, 0, 0, 0, 0, 0, 0, 0], [0] * 9),
            ('typical', [21.55, 45.5, 120, -7, 0.75, -122.3321, 1234567.891, 12.3, 12.3], [2155, 91, 12, -7, 3, -1223321000, 1234567891, 123, 123]),
            ('null', [0.29, 0, 0, 0, 0, 0, 0, None, None], [29, 0, 0, 0, 0, 0, 0, 255, 65535]),
            ('minimum', [-40, 0, 0, -100, -536870912, -180, -9007199254740.992, 0, 0], [-4000, 0, 0, -100, -2**31, -1800000000, -2**53, 0, 0]),
            ('maximum', [85, 100, 1000000, 100, 536870911.75, 180, 9007199254740.992, 25.4, 25.5], [8500, 200, 100000, 100, 2**31 - 1, 1800000000, 2**53, 254, 255])):
        fields = dict(zip(names, values))
        if case == 'maximum':
            fields = None  # A float has no 536870911.75: the board says it, C# does not.
        message.add(case, fields, dict(zip(device, [None if v is None else s for v, s in zip(values, steps)])), steps)
    zero = dict.fromkeys(names, 0)
    for case, field, value, steps in (
            ('temperature above', 'Temperature', 85.01, 8501), ('temperature below', 'Temperature', -40.01, -4001), ('temperature NaN', 'Temperature', 'NaN', None),
            ('temperature infinite', 'Temperature', 'Infinity', None), ('humidity above', 'Humidity', 100.5, 201), ('humidity below', 'Humidity', -0.5, -1),
            ('altitude above', 'Altitude', 1000010, 100001), ('wide above', 'Wide', 9007199254740.994, 2**53 + 2), ('optional above', 'Optional', 25.5, 255),
            ('optional NaN', 'Optional', 'NaN', None), ('optional wider above', 'OptionalWider', 25.6, 256)):
        message.refuse(case, field, {**zero, field: value}, None if steps is None else {**dict.fromkeys(device, 0), device[names.index(field)]: steps})
    # Half to even. These only C# rounds: a board is given steps.
    for case, value, steps in (('half to even down', 0.125, 12), ('half to even up', 0.375, 38), ('half of negative', -0.125, -12), ('just over the half', 0.1251, 13)):
        values = [steps] + [0] * 8
        message.vectors.append({
            'case': case, 'fields': {**zero, 'Temperature': value}, 'read': {**zero, 'Temperature': steps / 100}, 'device': None,
            'struct': '<' + message.form, 'pack': values, 'texts': [], 'hex': message_bytes(5, message.form, values, ()).hex()})
    return message


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


def moments():
    names = ['Seconds', 'Milliseconds', 'Microseconds', 'OptionalSeconds', 'OptionalMilliseconds']
    device = ['seconds', 'milliseconds', 'microseconds', 'optional_seconds', 'optional_milliseconds']
    message = Message('Moments', 9, 'IqqIq')
    year1, year9999 = -62135596800, 253402300799
    for case, fields, wire in (
            ('epoch', ['1970-01-01T00:00:00Z'] * 5, [0] * 5),
            ('one tick each', ['1970-01-01T00:00:01Z', '1970-01-01T00:00:00.001Z', '1970-01-01T00:00:00.000001Z', '1970-01-01T00:00:01Z', '1970-01-01T00:00:00.001Z'], [1] * 5),
            ('null', ['2026-11-23T12:00:00Z'] * 3 + [None, None], [1795435200, 1795435200000, 1795435200000000, 2**32 - 1, -2**63]),
            ('before 1970', ['1970-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999999Z', None, '1969-12-31T00:00:00Z'], [0, -1, -1, 2**32 - 1, -86400000]),
            ('first', ['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
             [0, year1 * 1000, year1 * 1000000, 0, year1 * 1000]),
            ('last', ['2106-02-07T06:28:15Z', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999999Z', '2106-02-07T06:28:14Z', '9999-12-31T23:59:59.999Z'],
             [2**32 - 1, year9999 * 1000 + 999, year9999 * 1000000 + 999999, 2**32 - 2, year9999 * 1000 + 999])):
        on_board = [None if f is None else w for f, w in zip(fields, wire)]
        message.add(case, dict(zip(names, fields)), dict(zip(device, on_board)), wire)
    zero = dict.fromkeys(names, '1970-01-01T00:00:00Z')
    for case, field, text, count in (
            ('seconds before 1970', 'Seconds', '1969-12-31T23:59:59Z', -1), ('seconds after 2106', 'Seconds', '2106-02-07T06:28:16Z', 2**32),
            ('optional seconds is its null value', 'OptionalSeconds', '2106-02-07T06:28:15Z', 2**32 - 1)):
        message.refuse(case, field, {**zero, field: text}, {**dict.fromkeys(device, 0), device[names.index(field)]: count})
    # C# cuts off what is finer; a board is given counts.
    message.vectors.append({
        'case': 'finer than the unit', 'fields': dict.fromkeys(names, '2026-11-23T12:00:00.9999999Z'),
        'read': dict(zip(names, ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00.999Z', '2026-11-23T12:00:00.999999Z', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00.999Z'])),
        'device': None, 'struct': '<IqqIq', 'pack': [1795435200, 1795435200999, 1795435200999999, 1795435200, 1795435200999], 'texts': [],
        'hex': message_bytes(9, 'IqqIq', [1795435200, 1795435200999, 1795435200999999, 1795435200, 1795435200999], ()).hex()})
    return message


def texts():
    message = Message('Texts', 10, 'H')
    for case, short, number_, optional, long in (
            ('empty', '', 0, None, ''), ('short', 'a', 1, 'b', 'c'), ('non-ASCII', 'Grün ✓ 🌱', 2, '温室', 'тепло'),
            ('longest', 's' * 16, 65535, 'o' * 254, 'l' * 255), ('longest of several bytes', 'ü' * 8, 3, 'ü' * 127, '🌱' * 63 + 'end'),
            ('zero byte inside', 'a\0b', 4, '\0', '\0\0')):
        message.add(case, {'Short': short, 'Number': number_, 'Optional': optional, 'Long': long},
                    {'short': short, 'number': number_, 'optional': optional, 'long': long}, [number_],
                    [('B', short), ('B', optional or ''), ('H', long)])
    good = {'Short': '', 'Number': 0, 'Optional': None, 'Long': ''}
    for case, field, text in (
            ('short too long', 'Short', 's' * 17), ('short too long in bytes', 'Short', 'ü' * 8 + 'x'), ('optional too long', 'Optional', 'o' * 255),
            ('long too long', 'Long', 'l' * 256)):
        fields = {**good, field: text}
        message.refuse(case, field, fields, {k.lower(): v for k, v in fields.items()})
    return message


def only_text():
    message = Message('OnlyText', 11, '')
    for case, text in (('empty', ''), ('full', '12345'), ('non-ASCII', 'ü€')):
        message.add(case, {'Text': text}, {'text': text}, [], [('B', text)])
    message.refuse('too long', 'Text', {'Text': '123456'}, {'text': '123456'})
    return message


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


def durations():
    names = ['Long', 'Short', 'Optional']
    message = Message('Durations', 14, 'qiq')
    longest = 922337203685477
    for case, fields, wire in (
            ('zero', ['00:00:00', '00:00:00', '00:00:00'], [0, 0, 0]), ('one', ['00:00:00.001', '00:00:00.001', '00:00:00.001'], [1, 1, 1]),
            ('null', ['1.02:03:04.005', '-00:01:00', None], [93784005, -60000, -2**63]),
            ('minimum', ['-10675199.02:48:05.477', '-00:01:00', '-10675199.02:48:05.477'], [-longest, -60000, -longest]),
            ('maximum', ['10675199.02:48:05.477', '00:01:00', '10675199.02:48:05.477'], [longest, 60000, longest])):
        on_board = [None if f is None else w for f, w in zip(fields, wire)]
        message.add(case, dict(zip(names, fields)), dict(zip(['long', 'short', 'optional'], on_board)), wire)
    for case, text, count in (('short above', '00:01:00.001', 60001), ('short below', '-00:01:00.001', -60001)):
        message.refuse(case, 'Short', {'Long': '00:00:00', 'Short': text, 'Optional': None}, {'long': 0, 'short': count, 'optional': None})
    return message


def calendar():
    names = ['At', 'Maybe']
    message = Message('Calendar', 15, 'qI')
    for case, fields, wire in (
            ('epoch', ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'], [0, 0]), ('now', ['2026-11-23T12:00:00.123Z', None], [1795435200123, 2**32 - 1]),
            ('first', ['0001-01-01T00:00:00Z', None], [-62135596800000, 2**32 - 1]),
            ('last', ['9999-12-31T23:59:59.999Z', '2106-02-07T06:28:14Z'], [253402300799999, 2**32 - 2])):
        on_board = [None if f is None else w for f, w in zip(fields, wire)]
        message.add(case, dict(zip(names, fields)), dict(zip(['at', 'maybe'], on_board)), wire)
    message.refuse('seconds after 2106', 'Maybe', {'At': '1970-01-01T00:00:00Z', 'Maybe': '2106-02-07T06:28:15Z'}, {'at': 0, 'maybe': 2**32 - 1})
    # Neither UTC nor local: nobody knows which moment that is. A board has counts.
    message.refuse('no time zone', 'At', {'At': '2026-11-23T12:00:00', 'Maybe': None}, None)
    return message


def identities():
    names = ['Id', 'Serial', 'Address', 'Payload', 'Long', 'Armed']
    device = ['id', 'serial', 'address', 'payload', 'long', 'armed']
    message = Message('Identities', 16, '16s8s4sB')
    for case, guid, serial, address, payload, long, armed in (
            ('zero', '00' * 16, '', '00000000', '', None, None),
            ('typical', '00112233445566778899aabbccddeeff', 'A-12', '0a0b0c0d', '010203', b'abc'.hex(), True),
            ('full', 'ff' * 16, 'ABCDEFGH', 'ffffffff', 'ff' * 6, '5a' * 300, False),
            ('non-ASCII', '01' * 16, 'Tür ✓', '01000000', '00', '00', True)):
        text = '-'.join([guid[:8], guid[8:12], guid[12:16], guid[16:20], guid[20:]])
        raw = [bytes.fromhex(h) if h else b'' for h in (guid, address, payload, long)]
        base64 = [binascii.b2a_base64(b).decode().strip() for b in raw]
        flag = 255 if armed is None else int(armed)
        message.vectors.append({
            'case': case,
            'fields': {'Id': text, 'Serial': serial, 'Address': base64[1], 'Payload': base64[2], 'Long': None if long is None else base64[3], 'Armed': armed},
            'device': dict(zip(device, [hexed(raw[0]), serial, hexed(raw[1]), hexed(raw[2]), None if long is None else hexed(raw[3]), armed])),
            'struct': '<16s8s4sB', 'pack': [hexed(raw[0]), serial, hexed(raw[1]), flag], 'texts': [['B', hexed(raw[2])], ['H', hexed(raw[3])]],
            'hex': (struct.pack('<HHHH', 29, 16, SCHEMA, VERSION) + struct.pack('<16s8s4sB', raw[0], serial.encode(), raw[1], flag)
                    + struct.pack('<B', len(raw[2])) + raw[2] + struct.pack('<H', len(raw[3])) + raw[3]).hex()})
    good = {'Id': '00000000-0000-0000-0000-000000000000', 'Serial': '', 'Address': 'AAAAAA==', 'Payload': '', 'Long': None, 'Armed': None}
    on_board = dict(zip(device, [hexed(bytes(16)), '', hexed(bytes(4)), hexed(b''), None, None]))
    message.refuse('serial too long', 'Serial', {**good, 'Serial': 'ABCDEFGHI'}, {**on_board, 'serial': 'ABCDEFGHI'})
    message.refuse('serial ends with its padding', 'Serial', {**good, 'Serial': 'A\0'}, {**on_board, 'serial': 'A\0'})
    message.refuse('address too short', 'Address', {**good, 'Address': 'AAAA'}, {**on_board, 'address': hexed(bytes(3))})
    message.refuse('address too long', 'Address', {**good, 'Address': 'AAAAAAA='}, {**on_board, 'address': hexed(bytes(5))})
    message.refuse('payload too long', 'Payload', {**good, 'Payload': 'AAAAAAAAAA=='}, {**on_board, 'payload': hexed(bytes(7))})
    message.refuse('GUID of 15 bytes', 'Id', None, {**on_board, 'id': hexed(bytes(15))})
    return message


def decimals():
    names = ['Price', 'Offset', 'Half', 'Optional', 'Wide']
    device = ['price', 'offset', 'half', 'optional', 'wide']
    message = Message('Decimals', 17, 'iHhBq')
    # Half is 0.25 + n x 0.5, Offset is -40 + n x 0.1.
    for case, fields, steps in (
            ('zero', [0, -40, 0.25, None, 0], [0, 0, 0, 255, 0]), ('typical', [12.34, 21.5, 1.75, 2.5, 0.000001], [1234, 615, 3, 25, 1]),
            ('minimum', [-21474836.48, -40, -16383.75, 0, -9007199254.740992], [-2**31, 0, -2**15, 0, -2**53]),
            ('maximum', [21474836.47, 60, 16383.75, 25.4, 9007199254.740992], [2**31 - 1, 1000, 2**15 - 1, 254, 2**53])):
        on_board = [None if f is None else s for f, s in zip(fields, steps)]
        message.add(case, dict(zip(names, fields)), dict(zip(device, on_board)), steps)
    good = {'Price': 0, 'Offset': 0, 'Half': 0.25, 'Optional': None, 'Wide': 0}
    on_board = {'price': 0, 'offset': 400, 'half': 0, 'optional': None, 'wide': 0}
    for case, field, value, count in (
            ('price above', 'Price', 21474836.48, 2**31), ('offset below', 'Offset', -40.1, -1), ('offset above', 'Offset', 60.1, 1001), ('half above', 'Half', 16384.25, 2**15),
            ('optional above', 'Optional', 25.5, 255), ('wide above', 'Wide', 9007199254.740993, 2**53 + 1)):
        message.refuse(case, field, {**good, field: value}, {**on_board, field.lower(): count})
    return message


def hexed(data):
    """Bytes in a vector: JSON has none."""
    return 'hex:' + data.hex()


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    stale = 0
    for make in (integers, optional_integers, ranged, floats, measures, booleans, many_booleans, choices, moments, texts, only_text, evolving, growing, durations, calendar, identities, decimals):
        path, text = make().save(folder)
        if '--check' in sys.argv:
            with open(path, encoding='utf-8') as file:
                if file.read() != text:
                    print(path + ' is not what generate.py writes')
                    stale = 1
        else:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
    return stale


if __name__ == '__main__':
    sys.exit(main())
