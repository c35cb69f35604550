"""Integers and floats."""
from messages.layout import HIGH, LOW, NULLS, Message

# Where the ints of boards become objects (-2^30 on 32 bits, -2^62 on 64), and around each digit of 16 bits that those have:
# MicroPython up to 1.13 packs zeros above the last one.
NEGATIVE = [(f'minus 2^{n}{rest:+d}' if rest else f'minus 2^{n}', -2**n + rest) for n in (15, 16, 30, 31, 32, 40, 48, 56, 62) for rest in (-1, 0, 1)]


def integers():
    form = 'BHIQbhiq'
    names = ['U8', 'U16', 'U32', 'U64', 'I8', 'I16', 'I32', 'I64']
    message = Message('Integers', 1, form)
    for case, values in (
            ('zero', [0] * 8), ('one', [1] * 8), ('minimum', [LOW[c] for c in form]), ('maximum', [HIGH[c] for c in form]),
            ('minus one', [0, 0, 0, 0, -1, -1, -1, -1]), ('bytes apart', [0x12, 0x1234, 0x12345678, 0x123456789abcdef0, 0x12, 0x1234, 0x12345678, 0x123456789abcdef0])):
        message.add(case, dict(zip(names, values)), {n.lower(): v for n, v in zip(names, values)}, values)
    for case, number in NEGATIVE:
        values = [0] * 6 + [max(number, -2**31), number]
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
