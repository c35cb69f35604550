# TelemetryGen: names of a flash store's files for MicroPython
"""Finds, opens and removes the files of a directory."""

try:
    import uos as os
except ImportError:
    import os


def segment_names(directory):
    """What is in the directory, which is made when there is none."""
    try:
        return os.listdir(directory)
    except OSError:
        os.mkdir(directory)
        return ()


def remove_segment(directory, number):
    os.remove('%s/%08x.seg' % (directory, number))


def open_segment(directory, number, mode):
    return open('%s/%08x.seg' % (directory, number), mode)
