"""machine of a WiPy 1."""

import _alarms
import _clock
import _power
from _alarms import check as idle
from _pin import KeptPin as _KeptPin
from _power import reset
from _watchdog import Watchdog as _Watchdog

PWRON_RESET = 0
POWER_ON = 0
HARD_RESET = 1
WDT_RESET = 2
DEEPSLEEP_RESET = 3
SOFT_RESET = 4
IDLE = 1
SLEEP = 2
DEEPSLEEP = 4
_CAUSES = {'power': PWRON_RESET, 'reset': HARD_RESET, 'watchdog': WDT_RESET, 'deepsleep': DEEPSLEEP_RESET}
# Deep sleep needs more than a second; for less, and for an alarm that has passed, it comes back at once.
_LEAST_SLEEP_MS = 1000
_FAILED_SLEEP_MS = 3


class RTC:
    ALARM0 = 1

    # Of the one alarm: Unix milliseconds, and in which modes it wakes the board up.
    _alarm = None
    _wakes = 0

    def __init__(self, id=0, datetime=None):
        """Without a datetime the clock is reset to 2015: so does the firmware."""
        if id != 0:
            raise OSError('resource not available')
        self.init(datetime)

    def init(self, datetime=None):
        """(year, month, day[, hours, minutes, seconds, microseconds ...]); without it the clock is reset to 2015."""
        if datetime is None:
            RTC._alarm = None
            datetime = (2015, 1, 1)
        if not 3 <= len(datetime) <= 8:
            raise ValueError('invalid argument(s) value')
        year, month, day, hour, minute, second, micros = (tuple(datetime) + (0, 0, 0, 0))[:7]
        _clock.set(year, month, day, hour, minute, second, micros // 1000)

    def deinit(self):
        self.init()

    def now(self):
        return _clock.moment()[:6] + (_clock.now() % 1000 * 1000, None)

    def alarm(self, id=0, time=None, *, repeat=False):
        """time: milliseconds from now, or a moment."""
        if isinstance(time, tuple):
            RTC._alarm = (_clock.count_of((time + (0, 0, 0, 0, 0))[:8]) + _clock.epoch) * 1000
        else:
            RTC._alarm = _clock.now() + time

    def alarm_left(self, id=0):
        return 0 if RTC._alarm is None else max(0, RTC._alarm - _clock.now())

    def alarm_cancel(self, id=0):
        RTC._alarm = None

    def irq(self, *, trigger, priority=1, handler=None, wake=IDLE):
        if trigger != self.ALARM0 or wake > IDLE | SLEEP | DEEPSLEEP:
            raise ValueError('invalid argument(s) value')
        RTC._wakes = wake


class WDT(_Watchdog):

    # Once it runs there is no other.
    _is_running = False

    def __init__(self, id=None, timeout=5000):
        if id is not None and id > 0:
            raise OSError('resource not available')
        if timeout < 1000:
            raise ValueError('invalid argument(s) value')
        if WDT._is_running:
            raise OSError('the requested operation is not possible')
        WDT._is_running = True
        # Two halves, each counted in 32 bits at 80 MHz.
        super().__init__((timeout // 2 * 80000 & 0xFFFFFFFF) // 40000)


class Pin(_KeptPin):
    pass


def deepsleep():
    """Until the alarm of the clock; the program starts anew."""
    if not RTC._wakes & DEEPSLEEP:
        _power.deepsleep(None)
    left = -1 if RTC._alarm is None else RTC._alarm - _clock.now()
    if left > _LEAST_SLEEP_MS:
        _power.deepsleep(left)
    _alarms.sleep(_FAILED_SLEEP_MS)


def reset_cause():
    return _CAUSES[_power.cause]


def unique_id():
    return b'\x02\x00\x00\x00\x00\x01'
