"""Integers of up to 32 bits and what else fills whole bytes, to all their ends, with one number of 64 bits between them."""
from messages.layout import HIGH, LOW, NULLS, Message

NAMES = ['U8', 'U16', 'U32', 'I8', 'I16', 'I32', 'MaybeU8', 'MaybeU16', 'MaybeU32', 'Wide', 'MaybeI8', 'MaybeI16', 'MaybeI32', 'Known', 'On', 'Open', 'Door']
DEVICE = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'maybe_u8', 'maybe_u16', 'maybe_u32', 'wide', 'maybe_i8', 'maybe_i16', 'maybe_i32', 'known', 'on', 'open', 'door']
PLAIN, OPTIONAL, SIGNED = 'BHIbhi', 'BHI', 'bhi'


def narrow():
    # U8 to I8, removed number, I16 and I32, removed number, MaybeU8 to MaybeU32, Wide, MaybeI8 to MaybeI32, Known, set of On and Open, Door.
    message = Message('Narrow', 22, 'BHIbihiHBHIqbhiBBB')

    def wire(values):
        plain, maybe, wide, signed, (known, on, opened, door) = values[:6], values[6:9], values[9], values[10:13], values[13:]
        null = lambda forms, numbers: [NULLS[c] if v is None else v for c, v in zip(forms, numbers)]
        return [*plain[:4], NULLS['i'], *plain[4:], 0, *null(OPTIONAL, maybe), wide, *null(SIGNED, signed),
                255 if known is None else int(known), on + 2 * opened, door]

    zero = [0] * 13 + [False, False, False, 0]
    least = [LOW[c] for c in PLAIN] + [0, 0, 0, LOW['q']] + [LOW[c] + 1 for c in SIGNED] + [None, True, False, 0]
    most = [HIGH[c] for c in PLAIN] + [HIGH[c] - 1 for c in OPTIONAL] + [HIGH['q']] + [HIGH[c] for c in SIGNED] + [True, True, True, 3]
    apart = [0x12, 0x1234, 0x12345678] * 3 + [0x123456789abcdef0, 0x12, 0x1234, 0x12345678, False, False, True, 2]
    for case, values in (
            ('zero', zero), ('minimum', least), ('maximum', most), ('bytes apart', apart),
            ('minus one', [0, 0, 0, -1, -1, -1, 0, 0, 0, -1, -1, -1, -1, True, False, False, 1]),
            ('null', [0, 0, 0, 0, 0, 0, None, None, None, 0, None, None, None, None, False, False, 0]),
            ('around 2^30', [0, 0, 2**30, 0, 0, -2**30, 0, 0, 2**30 - 1, 2**30, 0, 0, -2**30 - 1, False, True, True, 0]),
            ('around 2^31', [0, 0, 2**31, 0, 0, -2**31 + 1, 0, 0, 2**31 - 1, -2**31, 0, 0, 2**31 - 1, False, True, True, 0])):
        message.add(case, dict(zip(NAMES, values)), dict(zip(DEVICE, values)), wire(values))

    def refuse(case, i, bad, in_csharp=False):
        values = list(zero)
        values[i] = bad
        message.refuse(f'{NAMES[i]} {case}', NAMES[i], dict(zip(NAMES, values)) if in_csharp else None, dict(zip(DEVICE, values)))

    # What would be a good number again, were it cut to its bytes, included.
    for i, char in [*enumerate(PLAIN), *enumerate(OPTIONAL, 6), *enumerate(SIGNED, 10)]:
        refuse('below', i, LOW[char] - 1)
        refuse('above', i, HIGH[char] + 1)
        refuse('more than a machine word', i, 2**64 + 5)
        refuse('less than a machine word', i, 5 - 2**64)
        if i >= 6:
            refuse('is its null value', i, NULLS[char], in_csharp=True)
    return message
