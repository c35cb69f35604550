"""What happens at its time, watchdogs and timers: looked at when the program sleeps, feeds or uses the network, for nothing here interrupts it."""

import _bridge
import utime as _host

_alarms = {}


def set(owner, milliseconds, action):
    """Calls action once, when so much time has passed. One alarm an owner."""
    _alarms[owner] = (_host.ticks_add(_host.ticks_ms(), milliseconds), action)


def cancel(owner):
    _alarms.pop(owner, None)


def check():
    """Calls what is due."""
    for owner in list(_alarms):
        if owner in _alarms and _left(owner) <= 0:
            action = _alarms.pop(owner)[1]
            action()


def sleep(milliseconds):
    """Sleeps, and wakes up for what is due in between."""
    check()
    while milliseconds > 0:
        part = milliseconds
        for owner in _alarms:
            part = min(part, max(_left(owner), 1))
        _bridge.sleep(part)
        milliseconds -= part
        check()


def _left(owner):
    return _host.ticks_diff(_alarms[owner][0], _host.ticks_ms())
