"""Values of a vector as a program on a board has them."""
import binascii


def value_of(value):
    """Texts of numbers are what JSON has no number for; bytes are in hex; other texts are carried as UTF-8."""
    if isinstance(value, list):
        return [value_of(v) for v in value]
    if isinstance(value, str) and value.startswith('hex:'):
        return binascii.unhexlify(value[4:])
    if value in ('NaN', 'Infinity', '-Infinity'):
        return float({'NaN': 'nan', 'Infinity': 'inf', '-Infinity': '-inf'}[value])
    return value.encode() if isinstance(value, str) else value


def fill(target, values, parts):
    """Sets the fields of a record, and those of the records inside; parts has the classes of entries, by field."""
    for name in values:
        value = values[name]
        if isinstance(value, dict):
            fill(getattr(target, name), value, parts)
        elif name in parts and value is not None:
            setattr(target, name, [fill(parts[name](), entry, parts) for entry in value])
        else:
            setattr(target, name, value_of(value))
    return target


def parts_of(module, content):
    """The classes of the entries of groups, by field."""
    names = content.get('parts', {})
    return dict([(field, getattr(module, names[field])) for field in names])
