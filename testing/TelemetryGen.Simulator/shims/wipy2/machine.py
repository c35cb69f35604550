"""machine of Pycom's boards."""

import _clock
import _power
from _alarms import check as idle
from _pin import KeptPin as _KeptPin
from _power import reset
from _watchdog import Watchdog as _Watchdog

PWRON_RESET = 0
HARD_RESET = 1
WDT_RESET = 2
DEEPSLEEP_RESET = 3
SOFT_RESET = 4
# reset() lets the watchdog run out.
_CAUSES = {'power': PWRON_RESET, 'reset': WDT_RESET, 'watchdog': WDT_RESET, 'deepsleep': DEEPSLEEP_RESET}


class RTC:

    def __init__(self, id=0, datetime=None):
        if id != 0:
            raise OSError('resource not available')
        self.init(datetime)

    def init(self, datetime=None):
        """(year, month, day[, hours, minutes, seconds, microseconds ...]); without it the clock stays."""
        if datetime is None:
            return
        if not 3 <= len(datetime) <= 8:
            raise ValueError('invalid argument(s) value')
        year, month, day, hour, minute, second, micros = (tuple(datetime) + (0, 0, 0, 0))[:7]
        _clock.set(year, month, day, hour, minute, second, micros // 1000)

    def now(self):
        return _clock.moment()[:6] + (_clock.now() % 1000 * 1000, None)


class WDT(_Watchdog):

    def __init__(self, id=0, *, timeout):
        if id != 0:
            raise OSError('resource not available')
        super().__init__(timeout)

    def init(self, timeout):
        self._limit = timeout
        self._start()


class Pin(_KeptPin):
    pass


def deepsleep(time_ms=None):
    """The clock runs on; the program starts anew. None: nothing wakes it up."""
    _power.deepsleep(time_ms)


def reset_cause():
    return _CAUSES[_power.cause]


def unique_id():
    return b'\x02\x00\x00\x00\x00\x01'
