# TelemetryGen: opening a message store in flash, for MicroPython
"""Finds what a power cut left of a store. Needed once, when it is opened."""

# With os as it is called on this board.
from flash_segment import HEADER, LAST_SEQUENCE, ahead, os

_HEX = '0123456789abcdef'


def recover(log, capacity):
    """Opens the files of the log's directory, or makes the first.

    Returns up to which sequence records are acknowledged or lost, and how many files are lost.
    ValueError when files of that size do not make a store of that capacity.
    """
    size = log.segment_size
    if not 128 <= size <= 0x7FFF:
        raise ValueError('segment is ' + str(size) + '; it must be 128 to 32767')
    if capacity < 4 * size:
        raise ValueError('capacity is ' + str(capacity) + '; it must be four segments or more')
    lost = _find(log)
    if not log.numbers:
        log.roll(0)
        acknowledged = 0
    else:
        acknowledged = _scan(log)
    before = log.firsts[0] - 1 & LAST_SEQUENCE
    if ahead(acknowledged, before) < 0:
        # Records lack before the oldest file: they were dropped, or those files were not cut but spoiled.
        return before, lost
    return acknowledged, 0


def _find(log):
    """Takes all files that have a whole header. Returns how many before the oldest have none."""
    lost = 0
    for number in _numbers(log.directory):
        log.last_number = number
        if log.older.open(number):
            log.numbers.append(number)
            log.firsts.append(log.older.first)
        else:
            # Cut while it was made. Its number is not used again.
            if not log.numbers:
                lost += 1
            log.older.remove(number)
    log.older.close()
    return lost


def _scan(log):
    """Reads the newest file: it knows what is acknowledged, and its end may be in doubt. Returns what is acknowledged."""
    segment = log.newest
    segment.open(log.numbers[-1], 'r+b')
    log.next = segment.first
    acknowledged = segment.base
    at = HEADER
    end = HEADER
    size = segment.load(at, log.next)
    while size > 0:
        at += size
        if segment.is_valid:
            end = at
            log.next = segment.following
            if not segment.is_record:
                acknowledged = segment.acknowledged
        size = segment.load(at, log.next)
    log.end_at(end)
    return acknowledged


def _numbers(directory):
    """The numbers of the files in the directory, which is made when there is none, rising. Other files stay as they are."""
    numbers = []
    try:
        names = os.listdir(directory)
    except OSError:
        os.mkdir(directory)
        names = ()
    for name in names:
        name = name.lower()
        if len(name) == 12 and name.endswith('.seg') and all([char in _HEX for char in name[:8]]):
            numbers.append(int(name[:8], 16))
    numbers.sort()
    return numbers
