"""Numbers of steps."""
from messages.layout import Message, message_bytes

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
