# TelemetryGen: sample program for MicroPython boards
"""Wakes up for one of two things, because the smallest boards have no room for both: to take readings and keep them
in flash (store_readings), or to send what waits there (send_stored) and set the clock (set_time).

sensors.py is yours: its read() returns the records of one round, filled; timestamps that are
None are filled in here. board.py is that of this kind of board.
"""

import gc
import os
import sys

import board
import settings
import unix_clock

# While this file is there, readings are taken. A start without it is one with the network, as the first is.
TURN = board.ROOT + 'turn'
# Seconds from one half to the other: a WiPy 1 does not sleep deeply for one, and would have both in memory.
NEXT = 2


def main():
    board.start_watchdog()
    while True:
        try:
            os.stat(TURN)
            turn = read
        except OSError:
            turn = send
        seconds = turn()
        board.feed()
        # Wakes up in boot.py where the board can sleep deeply, else here.
        board.sleep(seconds)


def read():
    """Takes readings. Returns the seconds to sleep."""
    if not call('store_readings'):
        return settings.PERIOD
    # Enough wait: sending is next.
    try:
        os.remove(TURN)
    except OSError as error:
        print('turn', error)
    return NEXT


def send():
    """Sends what waits, and sets the clock. Returns the seconds to sleep."""
    # First of all, so that a start that fails is followed by one that reads.
    try:
        open(TURN, 'w').close()
    except OSError as error:
        # A full flash: sending is what makes room.
        print('turn', error)
    board.start_wifi(settings.WIFI_NAME, settings.WIFI_KEY)
    is_set = unix_clock.is_set()
    if board.wait_for_wifi():
        if is_set:
            # In a list, so that who takes it off can let it go: a request holds it once more.
            token = [call('read_token')]
            if token[0] is None:
                print('there is no valid token: provision one')
            else:
                call('send_stored', token)
        if settings.TIME_SERVER:
            call('set_time')
    # At power on readings begin at once, but only with the time: who has asked for it in vain asks no sooner than it reads.
    return NEXT if unix_clock.is_set() and not is_set else settings.PERIOD


def call(part, *values):
    """Runs a module's run(); None when something fails, such as flash or memory, which the next round tries again.

    On small boards what it has imported is forgotten: memory is there for one part at a time.
    """
    before = set(sys.modules)
    result = None
    try:
        result = __import__(part).run(*values)
    except Exception as error:
        # A board goes on: nobody is there to start it again.
        print(part, repr(error))
    if not board.KEEPS_MODULES:
        for name in list(sys.modules):
            if name not in before:
                del sys.modules[name]
        gc.collect()
    return result


main()
