"""A watchdog that ends the run when it is not fed in time. A loop that neither sleeps nor uses the network is not seen."""

import _alarms
import _power


class Watchdog:

    def __init__(self, limit):
        """limit: milliseconds."""
        self._limit = limit
        self._start()

    def feed(self):
        # What comes too late comes too late.
        _alarms.check()
        self._start()

    def _start(self):
        _alarms.set('watchdog', self._limit, lambda: _power.watchdog(self._limit))
