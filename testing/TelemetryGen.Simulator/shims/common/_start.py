"""Makes the interpreter that of a board: its modules, under all the names it has for them, and its clock."""

import sys

# Here before the board's own takes its name.
import _clock
import _power
# Names that the interpreter has of itself, whatever the board has.
_MODULES = ('time', 'machine', 'network', 'socket', 'ssl')


def start(aliases, epoch, offset, cause):
    """aliases: modules that are there with a u before their name as well. offset: a text, milliseconds ahead of the host."""
    _clock.start(int(offset), epoch)
    _power.cause = cause
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
    # The simulator's own are held by the board's, and are no modules of the program.
    for name in list(sys.modules):
        if name.startswith('_') and name != '_bridge':
            del sys.modules[name]
