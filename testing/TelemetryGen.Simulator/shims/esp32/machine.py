"""machine of an ESP32."""

import _clock
import _power
from _alarms import check as idle
from _pin import SwitchedPin as _SwitchedPin
from _power import reset
from _watchdog import Watchdog as _Watchdog

PWRON_RESET = 1
HARD_RESET = 2
WDT_RESET = 3
DEEPSLEEP_RESET = 4
SOFT_RESET = 5
_CAUSES = {'power': PWRON_RESET, 'reset': HARD_RESET, 'watchdog': WDT_RESET, 'deepsleep': DEEPSLEEP_RESET}


class RTC:

    def datetime(self, value=None):
        """(year, month, day, weekday, hours, minutes, seconds, microseconds)."""
        if value is None:
            now = _clock.moment()
            return now[:3] + (now[6],) + now[3:6] + (_clock.now() % 1000 * 1000,)
        year, month, day, weekday, hour, minute, second, micros = value
        _clock.set(year, month, day, hour, minute, second, micros // 1000)

    def init(self, value):
        """The same eight, but with the hours in fourth place: it is not datetime()."""
        year, month, day, hour, minute, second, _, micros = value
        _clock.set(year, month, day, hour, minute, second, micros // 1000)


class WDT(_Watchdog):

    def __init__(self, id=0, timeout=5000):
        if id != 0:
            raise ValueError()
        if timeout <= 0:
            raise ValueError('WDT timeout too short')
        super().__init__(timeout)


class Pin(_SwitchedPin):
    pass


def deepsleep(time_ms=0):
    """The clock runs on; the program starts anew. 0: nothing wakes it up."""
    _power.deepsleep(time_ms or None)


def reset_cause():
    return _CAUSES[_power.cause]


def unique_id():
    return b'\x02\x00\x00\x00\x00\x01'
