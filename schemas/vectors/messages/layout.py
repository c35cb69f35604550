"""The wire in the words of struct, by docs/wire-format.md, and what a vector file holds."""
import json
import os
import struct

SCHEMA, VERSION = 901, 3
NULLS = {'B': 2**8 - 1, 'H': 2**16 - 1, 'I': 2**32 - 1, 'Q': 2**64 - 1, 'b': -2**7, 'h': -2**15, 'i': -2**31, 'q': -2**63}
LOW = {'B': 0, 'H': 0, 'I': 0, 'Q': 0, 'b': -2**7, 'h': -2**15, 'i': -2**31, 'q': -2**63}
HIGH = {'B': 2**8 - 1, 'H': 2**16 - 1, 'I': 2**32 - 1, 'Q': 2**64 - 1, 'b': 2**7 - 1, 'h': 2**15 - 1, 'i': 2**31 - 1, 'q': 2**63 - 1}


def number(value):
    """struct wants floats for NaN and the infinities, which JSON has as texts, and bytes for bytes."""
    if isinstance(value, str) and value.startswith('hex:'):
        return bytes.fromhex(value[4:])
    return float(value) if isinstance(value, str) else value


def hexed(data):
    """Bytes in a vector: JSON has none."""
    return 'hex:' + data.hex()


def message_bytes(template, form, values, texts, version=VERSION, schema=SCHEMA, groups=()):
    """Header, block, groups and texts, as docs/wire-format.md says."""
    data = struct.pack('<HHHH', struct.calcsize('<' + form), template, schema, version)
    data += struct.pack('<' + form, *[number(v) for v in values])
    for entry, entries in groups:
        data += struct.pack('<HH', struct.calcsize('<' + entry), len(entries))
        data += b''.join([struct.pack('<' + entry, *[number(v) for v in values]) for values in entries])
    for length, text in texts:
        text = number(text) if text.startswith('hex:') else text.encode()
        data += struct.pack('<' + length, len(text)) + text
    return data


class Message:
    """One vector file."""

    def __init__(self, name, template, form, parts=None):
        # Parts names the classes of the records in groups, by the field of a board.
        self.name, self.template, self.form, self.parts, self.vectors = name, template, form, parts, []

    def add(self, case, fields, device, pack, texts=(), groups=()):
        self.vectors.append({
            'case': case, 'fields': fields, 'device': device, 'struct': '<' + self.form, 'pack': list(pack), **self._groups(groups),
            'texts': [list(t) for t in texts], 'hex': message_bytes(self.template, self.form, pack, texts, groups=groups).hex()})

    def refuse(self, case, field, fields, device):
        self.vectors.append({'case': case, 'fields': fields, 'device': device, 'refused': field})

    def read(self, case, fields, pack, form, texts, version, groups=(), unpacked=None):
        """A message of another version: it is only read."""
        self.vectors.append({
            'case': case, 'fields': fields, 'device': None, **({} if unpacked is None else {'unpacked': unpacked}), 'struct': '<' + form, 'pack': list(pack),
            **self._groups(groups), 'texts': [list(t) for t in texts],
            'version': version, 'hex': message_bytes(self.template, form, pack, texts, version, groups=groups).hex()})

    def _groups(self, groups):
        return {'groups': [['<' + form, [list(e) for e in entries]] for form, entries in groups]} if groups else {}

    def save(self, folder):
        return os.path.join(folder, self.name.lower() + '.json'), json.dumps(
            {'schema': SCHEMA, 'version': VERSION, 'message': self.name, 'template': self.template, **({'parts': self.parts} if self.parts else {}),
             'vectors': self.vectors},
            indent=2, ensure_ascii=False) + '\n'
