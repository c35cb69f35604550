"""Steps that are no power of ten or two, with and without offset."""
from fractions import Fraction

from messages.layout import Message, message_bytes

# Field of C#, of a board, step, offset, primitive; as testing/TelemetryGen.Conformance.Contracts declares them. A third is what a decimal keeps of the double.
FIELDS = (
    ('Four', 'four', '0.4', '0', 'B'), ('Three', 'three', '0.3', '0', 'i'), ('Six', 'six', '0.6', '0', 'h'), ('Twentieth', 'twentieth', '0.05', '0', 'h'),
    ('Third', 'third', '0.333333333333333', '0', 'i'), ('Half', 'half', '0.1', '0.5', 'i'), ('Quarter', 'quarter', '0.3', '0.25', 'i'),
    ('Kelvin', 'kelvin', '0.01', '-273.15', 'I'), ('Seven', 'seven', '7', '0', 'B'), ('Wide', 'wide', '0.3', '0.25', 'q'),
    ('FourSingle', 'four_single', '0.4', '0', 'i'), ('HalfSingle', 'half_single', '0.1', '0.5', 'i'),
    ('ThreeDecimal', 'three_decimal', '0.3', '0', 'i'), ('SixDecimal', 'six_decimal', '0.6', '0.25', 'i'))
FORM = ''.join(form for _, _, _, _, form in FIELDS)


def steps_of(value, step, offset):
    """The nearest whole number of steps of a decimal, of two the even one: Python's own rounding of exact fractions."""
    return round((Fraction(value) - Fraction(offset)) / Fraction(step))


def units_of(steps, step, offset):
    """Steps in units: the double nearest to the fraction, whole where it is."""
    units = steps * Fraction(step) + Fraction(offset)
    return int(units) if units.denominator == 1 else float(units)


def fractions():
    message = Message('Fractions', 40, FORM)

    def add(case, given):
        """Values as texts of decimals, by field; the others are 0 steps."""
        values, device, read, pack = {}, {}, {}, []
        for name, board, step, offset, form in FIELDS:
            value = given.get(name, offset)
            values[name] = float(value)
            steps = steps_of(value, step, offset)
            device[board], read[name] = steps, units_of(steps, step, offset)
            pack.append(steps)
        message.vectors.append({
            'case': case, 'fields': values, 'read': read, 'device': device,
            'struct': '<' + FORM, 'pack': pack, 'texts': [], 'hex': message_bytes(40, FORM, pack, ()).hex()})

    add('zero', {})
    # Each lies on the middle between two steps; as doubles, 0.6 / 0.4 is 1.4999999999999998 and 1.35 / 0.3 is 4.500000000000001.
    add('middles down to even', {'Four': '1', 'Three': '1.35', 'Six': '1.5', 'Twentieth': '0.125', 'Third': '0.8333333333333325', 'Half': '0.55', 'Quarter': '1',
                                 'Kelvin': '-273.145', 'Seven': '17.5', 'Wide': '1', 'FourSingle': '1', 'HalfSingle': '0.55', 'ThreeDecimal': '1.35', 'SixDecimal': '0.55'})
    add('middles up to even', {'Four': '0.6', 'Three': '1.05', 'Six': '0.9', 'Twentieth': '0.175', 'Third': '0.4999999999999995', 'Half': '0.65', 'Quarter': '0.7',
                               'Kelvin': '-273.135', 'Seven': '10.5', 'Wide': '0.7', 'FourSingle': '0.6', 'HalfSingle': '0.65', 'ThreeDecimal': '1.05', 'SixDecimal': '1.15'})
    add('middles below zero', {'Three': '-1.05', 'Six': '-0.9', 'Twentieth': '-0.175', 'Third': '-0.4999999999999995', 'Half': '0.45', 'Quarter': '0.1', 'Wide': '-0.2',
                               'FourSingle': '-0.6', 'HalfSingle': '0.35', 'ThreeDecimal': '-1.05', 'SixDecimal': '-0.65'})
    add('just above the middles', {'Four': '1.000000000001', 'Three': '1.350000000001', 'Six': '1.500000000001', 'Twentieth': '0.125000000001', 'Third': '0.833333333334',
                                   'Half': '0.550000000001', 'Quarter': '1.000000000001', 'Kelvin': '-273.144999999999', 'Seven': '17.500000000001', 'Wide': '1.000000000001',
                                   'FourSingle': '1.00001', 'HalfSingle': '0.55001', 'ThreeDecimal': '1.350000000001', 'SixDecimal': '0.550000000001'})
    add('just below the middles', {'Four': '0.599999999999', 'Three': '1.049999999999', 'Six': '0.899999999999', 'Twentieth': '0.174999999999', 'Third': '0.499999999999',
                                   'Half': '0.649999999999', 'Quarter': '0.699999999999', 'Kelvin': '-273.135000000001', 'Seven': '10.499999999999', 'Wide': '0.699999999999',
                                   'FourSingle': '0.59999', 'HalfSingle': '0.64999', 'ThreeDecimal': '1.049999999999', 'SixDecimal': '1.149999999999'})
    add('middles far out', {'Four': '99.8', 'Three': '12345.45', 'Six': '-299.7', 'Twentieth': '1638.325', 'Third': '8.7', 'Half': '98765.45', 'Quarter': '98765.2',
                            'Kelvin': '999.995', 'Seven': '1781.5', 'Wide': '987654321.2', 'FourSingle': '1000.2', 'HalfSingle': '1000.15', 'ThreeDecimal': '98765.25', 'SixDecimal': '1234.75'})
    add('ends', {'Four': '100', 'Three': '644245094.1', 'Six': '300', 'Twentieth': '1638.35', 'Third': '-8.7', 'Half': '214748365.2', 'Quarter': '644245094.35', 'Kelvin': '1000',
                 'Seven': '1785', 'Wide': '168884986026393.85', 'FourSingle': '-4000', 'HalfSingle': '-4000', 'ThreeDecimal': '-644245094.4', 'SixDecimal': '1288490188.45'})
    good = {name: float(offset) for name, _, _, offset, _ in FIELDS}
    for case, field, value, steps in (
            ('four above', 'Four', 100.21, 251), ('four below', 'Four', -0.21, -1), ('six above', 'Six', 300.31, 501), ('seven above', 'Seven', 1788.6, 256),
            ('kelvin below', 'Kelvin', -273.16, -1), ('half above', 'Half', 214748365.3, 2**31), ('wide above', 'Wide', 168884986026394.15, 2**49 + 1)):
        board = next(b for name, b, _, _, _ in FIELDS if name == field)
        message.refuse(case, field, {**good, field: value}, {**{b: 0 for _, b, _, _, _ in FIELDS}, board: steps})
    # No steps, where the field may be null.
    message.vectors.append({
        'case': 'null', 'fields': {**good, 'Quarter': None}, 'read': {**good, 'Quarter': None}, 'device': {**{b: 0 for _, b, _, _, _ in FIELDS}, 'quarter': None},
        'struct': '<' + FORM, 'pack': [-2**31 if name == 'Quarter' else 0 for name, *_ in FIELDS], 'texts': [],
        'hex': message_bytes(40, FORM, [-2**31 if name == 'Quarter' else 0 for name, *_ in FIELDS], ()).hex()})
    return message
