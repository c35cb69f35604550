"""Values of a vector as a program on a board has them."""
import binascii


def value_of(value):
    """Texts of numbers are what JSON has no number for; bytes are in hex; other texts are carried as UTF-8."""
    if isinstance(value, str) and value.startswith('hex:'):
        return binascii.unhexlify(value[4:])
    if value in ('NaN', 'Infinity', '-Infinity'):
        return float({'NaN': 'nan', 'Infinity': 'inf', '-Infinity': '-inf'}[value])
    return value.encode() if isinstance(value, str) else value
