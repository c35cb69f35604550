"""Batches: rows of messages that other vectors hold, behind one header (docs/wire-format.md, "Batches")."""
import json
import os
import struct

from messages.empty import alive, only_list, ping, woken
from messages.growth import evolving, growing
from messages.layout import SCHEMA, VERSION
from messages.nested import readings
from messages.texts import identities, only_text, texts


def crc32c(data):
    """Castagnoli, reflected, as in iSCSI."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def batch_bytes(template, rows, row_block, version=VERSION, row_version=None, count=None, encoding=0, flags=0, crc=None, length=None, behind=b'',
                block_length=None, schema=SCHEMA):
    """Header, block, length, rows. The block has no row_block where that is None, and no row_version where that is."""
    data = b''.join(rows)
    block = struct.pack('<HBBI', len(rows) if count is None else count, encoding, flags, crc32c(data) if crc is None else crc)
    if row_block is not None:
        block += struct.pack('<H', row_block)
    if row_version is not None:
        block += struct.pack('<H', row_version)
    block += behind
    header = struct.pack('<HHHH', len(block) if block_length is None else block_length, template + 0x8000, schema, version)
    return header + block + struct.pack('<I', len(data) if length is None else length) + data


OF_ROWS = -1


class Batches:
    """One vector file: batches of one message. Rows are named by the cases of its own vectors."""

    def __init__(self, message, row_version=None):
        # The version that brought the newest list or text, where it is not the first.
        self.message, self.row_version, self.vectors = message, row_version, []
        self.messages = dict([(v['case'], bytes.fromhex(v['hex'])) for v in message.vectors if 'hex' in v])

    def rows(self, cases):
        return [self.messages[case][8:] for case in cases]

    def block_of(self, case):
        return struct.unpack_from('<H', self.messages[case])[0]

    def add(self, case, rows):
        """What every sender of this version writes."""
        self.vectors.append({'case': case, 'rows': rows, 'hex': batch_bytes(
            self.message.template, self.rows(rows), self.block_of(rows[0]), row_version=self.row_version).hex()})

    def read(self, case, rows, version, row_block=True, **other):
        """What another sender writes: it is only read."""
        self.vectors.append({'case': case, 'rows': rows, 'version': version, 'hex': batch_bytes(
            self.message.template, self.rows(rows), self.block_of(rows[0]) if row_block else None, version, **other).hex()})

    def refuse(self, case, code, rows, row_block=OF_ROWS, tail=b'', cut=0, **other):
        """What nobody may read; code is what .NET calls it."""
        data = batch_bytes(self.message.template, self.rows(rows) if rows and isinstance(rows[0], str) else rows,
                           self.block_of(rows[0]) if row_block == OF_ROWS else row_block, **other) + tail
        self.vectors.append({'case': case, 'refused': code, 'hex': data[:len(data) - cut].hex()})

    def save(self, folder):
        return os.path.join(folder, 'batches', self.message.name.lower() + '.json'), json.dumps(
            {'schema': SCHEMA, 'version': VERSION, 'message': self.message.name, 'template': self.message.template, 'vectors': self.vectors},
            indent=2, ensure_ascii=False) + '\n'


def growing_batches():
    # Rows of one length.
    batches = Batches(growing())
    batches.add('one row', ['all'])
    batches.add('two rows', ['all', 'nothing'])
    batches.add('many rows', ['all', 'nothing', 'all'] * 100)
    for version in (1, 2):
        batches.read('version %d' % version, ['version %d' % version] * 3, version)
        batches.read('version %d, without the block length of a row' % version, ['version %d' % version] * 3, version, row_block=False)
    batches.read('version 3, without the block length of a row', ['all', 'nothing'], 3, row_block=False)
    batches.read('version 3 with the block of version 2', ['version 3 with the block of version 2'] * 2, 3)
    batches.read('version 4, with a field more', ['version 4, with a field more'] * 2, 4)
    batches.read('version 4, whose batches have more in their block', ['version 4, with a field more'] * 2, 4, row_version=1, behind=b'more')
    batches.read('half of a field in the block of the batch', ['all', 'nothing'], 3, row_block=False, behind=b'\x16')
    good, rows = ['all', 'nothing'], batches.rows(['all', 'nothing'])
    batches.refuse('wrong checksum', 'ChecksumMismatch', good, crc=0)
    batches.refuse('checksum of the bytes without a turned end', 'ChecksumMismatch', good, crc=crc32c(b''.join(rows)) ^ 0xFFFFFFFF)
    batches.refuse('a bit of a row turned', 'ChecksumMismatch', [rows[0], bytes([rows[1][0] ^ 1]) + rows[1][1:]], row_block=22, crc=crc32c(b''.join(rows)))
    batches.refuse('cut in the last row', 'MessageTruncated', good, cut=1)
    batches.refuse('cut behind the block', 'MessageTruncated', good, cut=len(rows) * 22 + 1)
    batches.refuse('cut in the block', 'MessageTruncated', good, cut=len(rows) * 22 + 4 + 1)
    batches.refuse('cut in the header', 'MessageTruncated', good, cut=len(rows) * 22 + 4 + 10 + 1)
    batches.refuse('a byte behind the rows', 'TrailingBytes', good, tail=b'\0')
    batches.refuse('length too small', 'TrailingBytes', good, length=43)
    batches.refuse('length too large', 'MessageTruncated', good, length=45)
    batches.refuse('length of 4 GiB', 'MessageTruncated', good, length=2**32 - 1)
    batches.refuse('a row more than there are', 'MessageTruncated', good, count=3)
    batches.refuse('a row less than there are', 'TrailingBytes', good, count=1)
    batches.refuse('more rows than bytes', 'RowsOutOfRange', good, count=45)
    batches.refuse('rows without bytes', 'MessageTruncated', [], row_block=22, count=2)
    batches.refuse('the most rows, without bytes', 'MessageTruncated', [], row_block=22, count=65534)
    batches.refuse('no rows', 'RowsOutOfRange', [], row_block=22)
    batches.refuse('count 0 with a row', 'RowsOutOfRange', good, count=0)
    batches.refuse('encoding 1', 'UnknownEncoding', good, encoding=1)
    batches.refuse('encoding 255', 'UnknownEncoding', good, encoding=255)
    batches.refuse('flag 1', 'UnknownFlags', good, flags=1)
    batches.refuse('flag 128', 'UnknownFlags', good, flags=128)
    batches.refuse('version 0', 'VersionOutOfRange', good, version=0)
    batches.refuse('another schema', 'SchemaMismatch', good, schema=SCHEMA + 1)
    batches.refuse('block of 7 bytes', 'BlockTooShort', good, block_length=7)
    batches.refuse('block length of a row below that of version 1', 'BlockTooShort', good, row_block=10)
    batches.refuse('block length of a row larger than the row', 'MessageTruncated', good, row_block=23)
    batches.refuse('a newer version without the block length of a row', 'UnknownRowLength', good, row_block=None, version=4)
    batches.refuse('a newer version whose rows have a text that is not known', 'UnknownRowLength', good, version=4, row_version=4)
    # Nothing came behind the block, and a sender may say so.
    batches.read('row version 1', good, 3, row_version=1)
    batches.refuse('row version 0', 'RowVersionOutOfRange', good, row_version=0)
    batches.refuse('row version 0 of a newer version', 'RowVersionOutOfRange', good, version=4, row_version=0)
    batches.refuse('row version above that of the batch', 'RowVersionOutOfRange', good, row_version=4)
    batches.refuse('row version above that of a newer batch', 'RowVersionOutOfRange', good, version=4, row_version=5)
    batches.refuse('row version above that of an older batch', 'RowVersionOutOfRange', ['version 1'] * 2, version=1, row_version=2)
    batches.refuse('row version 65535', 'RowVersionOutOfRange', good, row_version=65535)
    batches.refuse('a moment that is none, in the last row', 'TimestampOutOfRange', [rows[0], rows[1][:3] + b'\xff' * 7 + b'\x7f' + rows[1][11:]], row_block=22)
    return batches


def evolving_batches():
    # A text came with version 2.
    batches = Batches(evolving(), row_version=2)
    batches.add('one row', ['nothing'])
    batches.add('three rows', ['all', 'nothing', 'all'])
    batches.read('version 1', ['version 1'] * 2, 1)
    batches.read('version 2', ['version 2'] * 2, 2, row_version=2)
    batches.read('version 2 of a sender that does not say when texts came', ['version 2'] * 2, 2)
    batches.read('version 4, with a longer text', ['version 4, with a longer text', 'all'], 4, row_version=2)
    batches.read('version 3, whose newest text is of version 3, as it says', ['all', 'nothing'], 3, row_version=3)
    batches.refuse('row version 0', 'RowVersionOutOfRange', ['all'], row_version=0)
    batches.refuse('version 1 that says a text came with version 2', 'RowVersionOutOfRange', ['version 1'] * 2, version=1, row_version=2)
    batches.refuse('version 4, with a text more', 'UnknownRowLength', ['version 4, with a field and a text more'] * 2, version=4, row_version=4)
    batches.refuse('version 3 with a longer text', 'LengthOutOfRange', ['version 4, with a longer text'] * 2, version=3, row_version=2)
    return batches


def readings_batches():
    batches = Batches(readings())
    written = [v['case'] for v in batches.message.vectors if 'hex' in v and 'version' not in v]
    for case in written:
        batches.add('one row: ' + case, [case])
    batches.add('all rows', written)
    return batches


def texts_batches(message):
    batches = Batches(message)
    written = [v['case'] for v in message.vectors if 'hex' in v and 'version' not in v]
    batches.add('empty texts', [written[0]] * 3)
    batches.add('all rows', written)
    return batches


def only_text_batches():
    batches = texts_batches(only_text())
    batches.refuse('no UTF-8 in the second row', 'TextNotUtf8', [b'\x01a', b'\x01\xff'], row_block=0)
    return batches


def batches_without_fields(message):
    # The count is all that such a batch says.
    batches = Batches(message)
    for case, count in (('one row', 1), ('two rows', 2), ('many rows', 300)):
        batches.add(case, ['it came'] * count)
    batches.read('version 1', ['version 1'] * 3, 1)
    batches.read('version 1, without the block length of a row', ['version 1'] * 3, 1, row_block=False)
    batches.read('version 3 with a longer block', ['version 3 with a longer block'] * 3, 3)
    batches.read('version 4, with a field more', ['version 4, with a field more'] * 3, 4)
    batches.read('version 4, whose batches have more in their block', ['it came'] * 3, 4, row_version=1, behind=b'more')
    batches.refuse('no rows', 'RowsOutOfRange', [], row_block=0)
    batches.refuse('more rows than a batch may have', 'RowsOutOfRange', [], row_block=0, count=65535)
    batches.refuse('more rows than bytes, where rows have some', 'RowsOutOfRange', [b'\0'] * 3, row_block=1, count=4)
    batches.refuse('rows with bytes that nobody has room for', 'TrailingBytes', [b'\0'] * 3, row_block=0)
    batches.refuse('a byte behind the rows', 'TrailingBytes', ['it came'] * 3, tail=b'\0')
    batches.refuse('a length without bytes', 'MessageTruncated', ['it came'] * 3, length=1)
    batches.refuse('the block length of a row without bytes', 'MessageTruncated', ['it came'] * 3, row_block=1)
    batches.refuse('checksum of no bytes', 'ChecksumMismatch', ['it came'] * 3, crc=0xFFFFFFFF)
    batches.refuse('version 4 without the block length of a row', 'UnknownRowLength', ['it came'] * 3, version=4, row_block=None)
    batches.refuse('version 4 with a group and a text more', 'UnknownRowLength', ['version 4, with a group and a text more'] * 3, version=4, row_version=4)
    return batches


def woken_batches():
    # A list and a text came with version 3; version 1 had nothing.
    batches = Batches(woken(), row_version=3)
    batches.add('one row', ['nothing'])
    batches.add('three rows', ['all', 'nothing', 'cause'])
    batches.read('version 1: rows without bytes', ['version 1'] * 3, 1)
    batches.read('version 1, without the block length of a row', ['version 1'] * 3, 1, row_block=False)
    batches.read('version 1 with the block of version 2', ['version 1 with the block of version 2'] * 3, 1)
    batches.read('version 2', ['version 2'] * 3, 2)
    batches.read('version 2 with the block of version 1: rows without bytes', ['version 2 with the block of version 1'] * 3, 2)
    batches.read('version 3 with the block of version 1', ['version 3 with the block of version 1'] * 2, 3, row_version=3)
    batches.read('no entries, and no length of an entry', ['no entries, and no length of an entry'] * 2, 3, row_version=3)
    batches.refuse('version 3 without bytes', 'MessageTruncated', [b''] * 3, row_block=0, row_version=3)
    batches.refuse('version 3 with a byte a row', 'MessageTruncated', [b'\3'] * 3, row_block=1, row_version=3)
    batches.refuse('version 2 without bytes, but with a block of one', 'MessageTruncated', [b''] * 3, row_block=1, version=2)
    batches.refuse('version 2 that says a text came with version 3', 'RowVersionOutOfRange', ['version 2'] * 2, version=2, row_version=3)
    return batches


def only_list_batches():
    batches = Batches(only_list())
    batches.add('rows of a list alone', ['empty', 'full', 'one', 'empty'])
    batches.read('no entries, and no length of an entry', ['no entries, and no length of an entry'] * 2, 3)
    batches.refuse('more rows than a batch may have', 'RowsOutOfRange', [b''], row_block=0, count=65535)
    batches.refuse('rows without bytes', 'MessageTruncated', [b''] * 3, row_block=0)
    batches.refuse('entries without bytes', 'EntryTooShort', [b'\0\0\1\0'], row_block=0)
    return batches


BATCHES = (lambda: batches_without_fields(ping()), lambda: batches_without_fields(alive()), woken_batches, only_list_batches, growing_batches, evolving_batches, readings_batches, only_text_batches, lambda: texts_batches(texts()), lambda: texts_batches(identities()))
