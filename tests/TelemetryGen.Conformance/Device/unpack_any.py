# Unpacks each line of a file, bytes in hex, packs what came out, and prints what came of it: a line each.
import binascii
import micropython

import settings


def pack_locked(record):
    """What can be packed is packed without allocation."""
    micropython.heap_lock()
    try:
        return record.pack()
    finally:
        micropython.heap_unlock()


record = getattr(__import__(settings.module), settings.message)()
with open('/any/' + settings.file) as file:
    for line in file:
        try:
            record.unpack(binascii.unhexlify(line.strip()))
        except ValueError:
            print('refused')
            continue
        try:
            record.pack()
        except (ValueError, TypeError, AttributeError):
            # Out of range, or not known to an older sender.
            print('not packed')
            continue
        print(binascii.hexlify(record.buffer[:pack_locked(record)]).decode())
