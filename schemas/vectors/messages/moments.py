"""Timestamps and durations."""
from messages.layout import Message, message_bytes

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
    # C# has no such moments; a board is given counts, and every reader refuses these.
    for case, field, count in (
            ('a millisecond before the year 1', 'milliseconds', year1 * 1000 - 1), ('a millisecond after 9999', 'milliseconds', (year9999 + 1) * 1000),
            ('a microsecond before the year 1', 'microseconds', year1 * 1000000 - 1), ('a microsecond after 9999', 'microseconds', (year9999 + 1) * 1000000),
            ('optional, a millisecond after 9999', 'optional_milliseconds', (year9999 + 1) * 1000), ('the least count', 'milliseconds', -2**63)):
        message.refuse(case, names[device.index(field)], None, {**dict.fromkeys(device, 0), field: count})
    # C# cuts off what is finer; a board is given counts.
    message.vectors.append({
        'case': 'finer than the unit', 'fields': dict.fromkeys(names, '2026-11-23T12:00:00.9999999Z'),
        'read': dict(zip(names, ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00.999Z', '2026-11-23T12:00:00.999999Z', '2026-11-23T12:00:00Z', '2026-11-23T12:00:00.999Z'])),
        'device': None, 'struct': '<IqqIq', 'pack': [1795435200, 1795435200999, 1795435200999999, 1795435200, 1795435200999], 'texts': [],
        'hex': message_bytes(9, 'IqqIq', [1795435200, 1795435200999, 1795435200999999, 1795435200, 1795435200999], ()).hex()})
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
    # Beyond a TimeSpan, which C# cannot say: no reader takes them, so no board sends them.
    for case, field, count in (
            ('long above', 'Long', longest + 1), ('long below', 'Long', -longest - 1), ('longest of 64 bits', 'Long', 2**63 - 1),
            ('least of 64 bits', 'Long', -2**63), ('optional above', 'Optional', longest + 1), ('optional below', 'Optional', -longest - 1)):
        message.refuse(case, field, None, {**{'long': 0, 'short': 0, 'optional': None}, field.lower(): count})
    return message
