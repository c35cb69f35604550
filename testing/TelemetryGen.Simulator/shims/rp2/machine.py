"""machine of a Pico W."""

import _alarms
import _clock
import _power
from _alarms import check as idle
from _pin import SwitchedPin as _SwitchedPin
from _power import reset
from _watchdog import Watchdog as _Watchdog

PWRON_RESET = 1
WDT_RESET = 3
_MOST_WATCHDOG_MS = 8388


class RTC:

    def datetime(self, value=None):
        """(year, month, day, weekday, hours, minutes, seconds, 0)."""
        if value is None:
            now = _clock.moment()
            return now[:3] + (now[6],) + now[3:6] + (0,)
        year, month, day, weekday, hour, minute, second, _ = value
        _clock.set(year, month, day, hour, minute, second)


class WDT(_Watchdog):

    def __init__(self, id=0, timeout=5000):
        if id != 0:
            raise ValueError("WDT(%d) doesn't exist" % id)
        if timeout > _MOST_WATCHDOG_MS:
            raise ValueError('timeout exceeds %d' % _MOST_WATCHDOG_MS)
        super().__init__(timeout)


class Timer:
    ONE_SHOT = 0
    PERIODIC = 1

    def __init__(self, id=-1, **options):
        if id != -1:
            raise ValueError("Timer doesn't exist")
        if options:
            self.init(**options)

    def init(self, *, mode=PERIODIC, period, callback):
        """period: milliseconds. The callback comes when the program next sleeps, feeds or uses the network."""
        self._mode = mode
        self._period = period
        self._callback = callback
        _alarms.set(self, period, self._expired)

    def deinit(self):
        _alarms.cancel(self)

    def _expired(self):
        if self._mode == self.PERIODIC:
            _alarms.set(self, self._period, self._expired)
        self._callback(self)


class Pin(_SwitchedPin):
    pass


def reset_cause():
    return WDT_RESET if _power.cause in ('watchdog', 'reset') else PWRON_RESET


def unique_id():
    return b'\x02\x00\x00\x00\x00\x00\x00\x01'
