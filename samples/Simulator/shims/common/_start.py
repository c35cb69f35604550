"""Makes the interpreter that of a board: its modules, under all the names it has for them, and its clock."""

import sys

# Here before the board's own takes its name.
import _clock
import _power
# Every module of the simulator is in memory from the start: what a program imports and drops again is its own alone.
import _alarms
import _pin
import _stream
import _tcp
import _udp
import _wire

# Names that the interpreter has of itself, whatever the board has.
_MODULES = ('time', 'machine', 'network', 'socket', 'ssl')


def start(aliases, epoch, offset, cause):
    """aliases: modules that are there with a u before their name as well. offset: a text, milliseconds ahead of the host."""
    _clock.epoch = epoch
    _power.cause = cause
    _clock.offset = int(offset)
    for name in _MODULES:
        sys.modules.pop(name, None)
    for name in _MODULES:
        try:
            module = __import__(name)
        except ImportError:
            # The unix port has no network.
            continue
        if name in aliases:
            sys.modules['u' + name] = module
