"""Texts and bytes."""
import binascii
import struct

from messages.layout import SCHEMA, VERSION, Message, hexed

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
