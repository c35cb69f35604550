# TelemetryGen: settings that are replaced safely, for MicroPython
"""Replaces a file, such as the token or the CA, without a moment in which there is no good one.

    replace('/flash/token', data, is_token)    # False: not valid, nothing was changed
    token = load('/flash/token', is_token)     # at every start: finishes or undoes what a cut left
    confirm('/flash/token')                    # the hub took it: the old one may go

Beside the file there may be two more: '.new', whole before anything is overwritten, and
'.old', kept until the new one is confirmed. Nothing is renamed: on a FAT a rename over a
file fails, and a cut in one may leave two names for the same data.
"""

try:
    import uos as os
except ImportError:
    import os

from sealed_file import read_file, read_sealed, write_sealed


def replace(path, data, is_valid):
    """Puts data in the place of the file. False when is_valid(data) is: then nothing was changed.

    OSError when the flash is full or worn; load() then gives the old data.
    """
    if not is_valid(data):
        return False
    _finish(path)
    old = read_sealed(path + '.old')
    if old is None or not is_valid(old):
        # What is proven stays; only where there is none, what is in use takes its place.
        old = read_file(path)
        if old is not None:
            write_sealed(path + '.old', old)
    _install(path, data)
    return True


def load(path, is_valid):
    """The data of the file when they are valid, else those of '.new' or '.old'; None when none are.

    What was in the place of good data is overwritten with them. A flash that takes nothing, or does not
    read, is no error here: what can be read is returned, and the next start tries again.
    """
    try:
        _finish(path)
    except OSError:
        # '.new' is still there, and is read below.
        pass
    data = _valid(read_file, path, is_valid)
    if data is None:
        data = _valid(read_sealed, path + '.new', is_valid)
    if data is None:
        data = _valid(read_sealed, path + '.old', is_valid)
        if data is not None:
            try:
                _install(path, data)
            except OSError:
                # '.old' is still there.
                pass
    return data


def confirm(path):
    """The new data have proven good: what was there before is removed."""
    if read_file(path + '.old') is not None:
        os.remove(path + '.old')


def revert(path, is_valid):
    """Puts back what was there before the last replace. False when that is not there or not valid."""
    old = read_sealed(path + '.old')
    if old is None or not is_valid(old):
        return False
    _install(path, old)
    return True


def _valid(read, path, is_valid):
    """What a file holds; None when there is none, it does not read, or its data are not valid."""
    try:
        data = read(path)
    except OSError:
        return None
    return data if data is not None and is_valid(data) else None


def _install(path, data):
    # From the moment that this file is whole, the new data win.
    write_sealed(path + '.new', data)
    _finish(path)


def _finish(path):
    """Copies a whole '.new' to its place, as often as it takes."""
    data = read_sealed(path + '.new')
    if data is not None:
        with open(path, 'wb') as file:
            file.write(data)
            file.flush()
        if read_file(path) != data:
            raise OSError(path + ' does not read back as it was written')
        os.remove(path + '.new')
