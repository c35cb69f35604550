"""Texts and bytes."""
import binascii
import struct

from messages.layout import SCHEMA, VERSION, Message, hexed

def texts():
    message = Message('Texts', 10, 'H')
    for case, short, number_, optional, long in (
            ('empty', '', 0, None, ''), ('short', 'a', 1, 'b', 'c'), ('non-ASCII', 'Grün ✓ 🌱', 2, '温室', 'тепло'),
            ('longest', 's' * 16, 65535, 'o' * 254, 'l' * 255), ('longest of several bytes', 'ü' * 8, 3, 'ü' * 127, '🌱' * 63 + 'end')):
        message.add(case, {'Short': short, 'Number': number_, 'Optional': optional, 'Long': long},
                    {'short': short, 'number': number_, 'optional': optional, 'long': long}, [number_],
                    [('B', short), ('B', optional or ''), ('H', long)])
    # Nobody writes a zero; senders of before did, and are read.
    zeros = {'Short': 'a\0b', 'Number': 4, 'Optional': '\0', 'Long': '\0\0'}
    message.read('zeros of another sender', zeros, [4], 'H', [('B', 'a\0b'), ('B', '\0'), ('H', '\0\0')], VERSION,
                 unpacked={k.lower(): v for k, v in zeros.items()})
    good = {'Short': '', 'Number': 0, 'Optional': None, 'Long': ''}
    for case, field, text in (
            ('short too long', 'Short', 's' * 17), ('short too long in bytes', 'Short', 'ü' * 8 + 'x'), ('optional too long', 'Optional', 'o' * 255),
            ('long too long', 'Long', 'l' * 256), ('zero inside', 'Short', 'a\0b'), ('zero first', 'Short', '\0b'), ('zero last', 'Short', 'a\0'),
            ('nothing but a zero', 'Optional', '\0'), ('zero last of the longest', 'Long', 'l' * 254 + '\0'), ('zero behind other letters', 'Long', '温室\0')):
        fields = {**good, field: text}
        message.refuse(case, field, fields, {k.lower(): v for k, v in fields.items()})
    return message


def only_text():
    message = Message('OnlyText', 11, '')
    for case, text in (('empty', ''), ('full', '12345'), ('non-ASCII', 'ü€')):
        message.add(case, {'Text': text}, {'text': text}, [], [('B', text)])
    message.refuse('too long', 'Text', {'Text': '123456'}, {'text': '123456'})
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
    for case, serial in (('serial ends with its padding', 'A\0'), ('zero inside of the serial', 'A\0B'), ('serial starts with a zero', '\0A'),
                         ('serial of zeros', '\0' * 8), ('full serial with a zero', 'ABC\0EFGH')):
        message.refuse(case, 'Serial', {**good, 'Serial': serial}, {**on_board, 'serial': serial})
    message.refuse('address too short', 'Address', {**good, 'Address': 'AAAA'}, {**on_board, 'address': hexed(bytes(3))})
    message.refuse('address too long', 'Address', {**good, 'Address': 'AAAAAAA='}, {**on_board, 'address': hexed(bytes(5))})
    message.refuse('payload too long', 'Payload', {**good, 'Payload': 'AAAAAAAAAA=='}, {**on_board, 'payload': hexed(bytes(7))})
    message.refuse('GUID of 15 bytes', 'Id', None, {**on_board, 'id': hexed(bytes(15))})
    return message
