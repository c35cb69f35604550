# TelemetryGen: why a record could not be packed.
"""Which field of a record is not set, or of a type that it does not take: imported when pack() fails, and not before."""


def refuse_unfit(error, record, name, fields):
    """Raises ValueError for the first field that is not set, or of a type that it does not take; without one the error itself.

    fields: of each the attribute and its type, a letter, with * for several values and ? where None is one: 'at:i levels:i* note:t?'.
    """
    for field in fields.split():
        attribute, kind = field.split(':')
        value = getattr(record, attribute)
        if value is not None or kind[-1] != '?':
            refuse_type(name + '.' + attribute, value, kind)
    raise error


def refuse_type(field, value, kind):
    """Raises ValueError for a value that is None or of another type than that of the letter."""
    if kind[1:2] == '*' and value is not None:
        try:
            entries = [value[i] for i in range(len(value))]
        except (TypeError, KeyError):
            raise ValueError('%s is %r; it must be a list' % (field, value))
        for i in range(len(entries)):
            refuse_type('%s[%d]' % (field, i), entries[i], kind[0])
        return
    if kind[0] == 'i':
        takes, fits = 'a whole number', isinstance(value, (int, bool))
    elif kind[0] == 'f':
        takes, fits = 'a number', is_number(value)
    elif kind[0] == 'b':
        # Anything that is true is taken for True.
        takes, fits = 'True or False', value or isinstance(value, (int, bool))
    elif kind[0] == 't':
        takes, fits = 'a str or bytes', isinstance(value, str) or is_bytes(value)
    elif kind[0] == 'y':
        takes, fits = 'bytes', not isinstance(value, str) and is_bytes(value)
    else:
        # Of an object of another class its own pack_at says what it lacks.
        takes, fits = 'a record', True
    if value is None:
        raise ValueError('%s is not set; it must be %s' % (field, takes))
    if not fits:
        raise ValueError('%s is %r; it must be %s' % (field, value, takes))


def is_number(value):
    """It can be computed with. Not by the type float: a WiPy 1 has none."""
    try:
        value + 0
        return True
    except TypeError:
        return False


def is_bytes(value):
    """It is something that holds bytes."""
    try:
        memoryview(value)
        return True
    except TypeError:
        return False
