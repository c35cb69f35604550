# TelemetryGen: names of a flash store's files for MicroPython
"""Finds, opens and removes the files of a directory, by number."""

try:
    import uos as os
except ImportError:
    import os

_HEX = '0123456789abcdef'


def segment_numbers(directory):
    """The numbers of the files in the directory, rising. Makes the directory when there is none; other files stay as they are."""
    try:
        names = os.listdir(directory)
    except OSError:
        os.mkdir(directory)
        names = ()
    numbers = []
    for name in names:
        name = name.lower()
        if len(name) == 12 and name.endswith('.seg') and all([char in _HEX for char in name[:8]]):
            numbers.append(int(name[:8], 16))
    numbers.sort()
    return numbers


def remove_segment(directory, number):
    os.remove(_path(directory, number))


def open_segment(directory, number, mode):
    return open(_path(directory, number), mode)


def _path(directory, number):
    return directory + '/' + '%08x' % number + '.seg'
