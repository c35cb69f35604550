# TelemetryGen: stored records on their way to the hub, for MicroPython
"""Brings the records of a store to the hub, as many in one event as fit.

    delivery = TelemetryDelivery(store, sender, stamps, dead_letters)
    delivery.deliver()          # until all are sent, or the network says no

A record leaves the store when the hub has answered 201, so it arrives at least once. Where its
class says SEQUENCE, the server can tell what came twice.
"""

import unix_clock
from eventhub_errors import ClockError, RejectedError, RetryLater, TlsError, TokenError
from record_batch import RecordBatch


class TelemetryDelivery:
    """One board's stored records and one hub."""

    def __init__(self, store, sender, stamps, dead_letters, batch_bytes=2048, refresh_token=None):
        """Takes up what the store still holds.

        store          RingStore or FlashStore with the records
        sender         EventHubSender
        stamps         LateStamps, or what has its finish()
        dead_letters   another store, for what the hub will never take
        batch_bytes    the most bytes of one event, and the size of the buffer
        refresh_token  a function that returns a new token, or None; called after a 401
        """
        self.store = store
        self.dead_letters = dead_letters
        self._sender = sender
        self._stamps = stamps
        self._batch = RecordBatch(batch_bytes)
        self._refresh_token = refresh_token
        # What was tried since the last 401: 1 the clock, 2 the token.
        self._tried = 0
        self._waits = False
        self._is_timed = False
        # Records that the hub took, requests, requests that failed; records put aside; records whose time is a guess.
        self.delivered = 0
        self.posts = 0
        self.failures = 0
        self.set_aside = 0
        self.guessed = 0
        # Reads and writes that the flash refused.
        self.flash_failures = 0
        # The last error, None after a success.
        self.error = None

    def deliver(self):
        """Sends all that is stored, up to a failure that asks for a pause. Returns how many records the hub took.

        Raises nothing for what a network or a flash can do: error holds the last failure.
        """
        before = self.delivered
        self._waits = False
        try:
            while self.store.count > 0 and not self._waits and self._has_time():
                self._batch.fill(self.store, self._stamps)
                self._post()
        except OSError as error:
            # Of the flash: the sender has its own errors for the line.
            self._flash_failed(error)
        return self.delivered - before

    def learn_row_versions(self, versions):
        """Template id to the schema version that brought the newest list or text of its rows, for all above 1."""
        self._batch.row_versions.update(versions)

    def _has_time(self):
        if self._knows_time() or self._sync():
            return True
        self.error = ClockError('the time is not known yet')
        self._pause(0)
        return False

    def _knows_time(self):
        # Asked until it is set: the time is an object on most boards.
        if not self._is_timed:
            self._is_timed = unix_clock.is_set()
        return self._is_timed

    def _sync(self):
        """Asks for the time. Returns True when it came."""
        return False

    def _pause(self, asked):
        """Something failed: seconds that the hub asked for before the next attempt, 0 when it did not."""
        self._waits = True

    def _split(self):
        """A batch was too large: there are more of them now."""

    def _left(self):
        """A batch has left the store."""

    def _succeeded(self):
        """The hub took a batch."""

    def _post(self):
        batch = self._batch
        self.posts += 1
        try:
            self._sender.send(batch.buffer, batch.length, batch.start)
        except TokenError as error:
            self._fail(error)
            self._renew()
        except (ClockError, TlsError) as error:
            # A wrong clock makes good certificates bad.
            self._fail(error)
            self._sync()
            self._pause(0)
        except RejectedError as error:
            self._fail(error)
            if error.status == 413 and batch.count > 1:
                batch.halve()
                self._split()
                return
            batch.remove(self.store, self.dead_letters)
            self.set_aside += batch.count
            self._left()
            # When all are refused, the dead letters shall not fill in a minute.
            self._pause(0)
        except RetryLater as error:
            self._fail(error)
            # Without an answer nobody has asked for a pause: retry_after is the sender's own then.
            self._pause(error.retry_after if error.status else 0)
        else:
            batch.remove(self.store)
            self.delivered += batch.count
            self.guessed += batch.guesses
            self._left()
            self._succeeded()
            self._tried = 0
            self.error = None

    def _flash_failed(self, error):
        self.flash_failures += 1
        self.error = error

    def _fail(self, error):
        self.failures += 1
        self.error = error

    def _renew(self):
        """After a 401: the clock, then the token, then a pause, and so on."""
        if self._tried == 0:
            self._tried = 1
            if self._sync():
                return
        if self._tried == 1:
            self._tried = 2
            if self._take_new_token():
                return
        self._tried = 0
        self._pause(0)

    def _take_new_token(self):
        if self._refresh_token is None:
            return False
        try:
            token = self._refresh_token()
            if token:
                self._sender.use_token(token)
            return bool(token)
        except (OSError, ValueError) as error:
            # No line to where tokens come from, or what came is none: the old one stays.
            self._fail(error)
            return False
