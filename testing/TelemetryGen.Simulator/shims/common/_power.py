"""How a board ends: what follows is never run, not even a finally. The runner may start it again."""

import _bridge
import _clock

# What the start before ended with: 'power', 'reset', 'deepsleep' or 'watchdog'.
cause = 'power'


def reset():
    _end('reset', 0)


def deepsleep(milliseconds):
    """milliseconds: None when nothing wakes it up."""
    _end('deepsleep', -1 if milliseconds is None else milliseconds)


def watchdog(limit):
    """limit: milliseconds for which it was not fed."""
    _end('watchdog', limit)


def _end(how, milliseconds):
    # As a text: the bridge takes numbers of 32 bits.
    _bridge.end(how, milliseconds, str(_clock.offset))
