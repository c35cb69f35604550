# TelemetryGen: store and forward for MicroPython
"""Keeps records in a store and brings them to the hub when it can be reached.

    queue = TelemetryQueue(store, sender, clock, counter, dead_letters)
    queue.send(climate)         # in the store; never waits for the network
    queue.pump()                # now and then: sends what is due

A record leaves the store when the hub has answered 201, so it arrives at least once. Where its
class says SEQUENCE, the server can tell what came twice.
"""

from batch_plan import BatchPlan
from eventhub_errors import ClockError, RetryLater, TlsError, TokenError
from late_stamps import LateStamps
from retry_delay import Jitter, RetryDelay
from telemetry_delivery import FAILED, HALVED, SENT, DEAD_LETTERED, TelemetryDelivery
from telemetry_recorder import TelemetryRecorder
from wire_bytes import get16

# The most bytes that every tier of Event Hubs takes in one event.
EVENT_LIMIT = 262144


class TelemetryQueue(TelemetryDelivery):
    """One board's records on their way to one hub."""

    def __init__(self, store, sender, clock, counter, dead_letters, batch_bytes=2048, max_age=3600,
                 refresh_token=None, delay=None):
        """Takes up what the store still holds.

        store          RingStore or FlashStore with the records
        sender         EventHubSender
        clock          BoardClock
        counter        SequenceCounter: numbers the records, and tells one boot from another
        dead_letters   another store, for what the hub will never take
        batch_bytes    the most bytes of one event, and the size of the queue's buffer
        max_age        seconds after which records are sent although no batch is full; 0: at once
        refresh_token  a function that returns a new token, or None; called after a 401
        delay          RetryDelay between attempts; else one with chance from the sender's device name
        """
        if not 64 <= batch_bytes <= EVENT_LIMIT:
            raise ValueError('batch_bytes is ' + str(batch_bytes) + '; it must be 64 to ' + str(EVENT_LIMIT))
        super().__init__(store, sender, None, dead_letters, batch_bytes)
        self._refresh_token = refresh_token
        # What was tried since the last 401: 1 the clock, 2 the token.
        self._tried = 0
        self._clock = clock
        self._recorder = TelemetryRecorder(store, clock, counter, batch_bytes, self._flash_failed)
        self._stamps = LateStamps(clock, self._recorder.boot)
        self._plan = BatchPlan(self._batch, clock, max_age)
        self._delay = delay if delay is not None else RetryDelay(Jitter(sender.device))
        # What an earlier boot left is not made to wait.
        self._flushing = store.count > 0

    def send(self, record):
        """Packs the record and stores it. Returns False when the store is full and refuses it.

        Its SEQUENCE field is numbered; its TIMESTAMP field is filled where it is None.
        A flash that fails is no exception: without a number a record goes unnumbered, and what is not
        stored returns False. Raises what the record's pack() raises, and ValueError when no batch could hold it.
        """
        recorder = self._recorder
        kept = recorder.add(record)
        if kept:
            self._learn(record)
            self._plan.add(record.buffer, recorder.length, recorder.stored)
        return kept

    def flush(self):
        """Lets pump() send all that is stored, whatever its age."""
        self._flushing = True

    def is_due(self):
        """True when pump() would send: a batch is full, or records are old enough, and no pause is on."""
        self._clock.tick()
        return self._is_due() and self._delay.is_over()

    def pump(self, posts=1):
        """Sends what is due, in at most so many requests. Returns how many records the hub took.

        Raises nothing for what a network or a flash can do: error holds the last failure.
        """
        before = self.delivered
        try:
            self._pump(posts)
        except OSError as error:
            # Of the flash: the sender has its own errors for the line.
            self._flash_failed(error)
            self._delay.start()
        return self.delivered - before

    def revive(self):
        """Moves the dead letters back to the store, once their cause is mended. Returns how many."""
        batch = self._batch
        moved = 0
        self.dead_letters.begin()
        while self.dead_letters.peek() > 0:
            batch.grow(self.dead_letters.peek())
            if not self.store.append(batch.buffer, self.dead_letters.read(batch.buffer, 0)):
                # The store is full: what was moved is taken off, the rest stays.
                self.dead_letters.begin()
                for _ in range(moved):
                    self.dead_letters.read(batch.buffer, 0)
                break
            moved += 1
        self.dead_letters.acknowledge()
        self._flushing = True
        return moved

    def _flash_failed(self, error):
        self.flash_failures += 1
        self.error = error

    def _learn(self, record):
        """Takes from the record what its message does not say."""
        versions = self._batch.row_versions
        template = get16(record.buffer, 2)
        if template not in versions:
            versions[template] = getattr(record, 'ROW_VERSION', 1)

    def _pump(self, posts):
        while posts > 0 and self.is_due() and self._has_time():
            self._clock.sync_when_old()
            self._batch.fill(self.store, self._stamps)
            if not self._batch.is_cut:
                # All that there is, in one batch: it may wait for more.
                self._plan.ends_with(self._batch)
                if not self._is_due():
                    break
            posts -= 1
            self._go_on(self._post())

    def _is_due(self):
        if self.store.count == 0:
            self._flushing = False
            self._plan.clear()
            return False
        return self._flushing or self._plan.is_due()

    def _has_time(self):
        # Asked until it is set: the time is an object on most boards.
        if self._clock.is_set or self._clock.sync():
            return True
        self.error = ClockError('the time is not known yet')
        self._delay.start()
        return False

    def _go_on(self, outcome):
        """Plans the next attempt by what became of a batch."""
        if outcome == FAILED:
            self._recover(self.error)
        elif outcome == HALVED:
            # There are more batches now than were planned.
            self._flushing = True
        else:
            self._plan.remove(self._batch)
            if outcome == SENT:
                self._delay.reset()
                self._tried = 0
            elif outcome == DEAD_LETTERED:
                self._delay.start()

    def _recover(self, error):
        """After an error that leaves the batch as it is: mends what the board can mend itself, or pauses."""
        if isinstance(error, TokenError):
            if self._renew():
                return
        elif isinstance(error, (ClockError, TlsError)):
            # A wrong clock makes good certificates bad.
            self._clock.sync()
        # Without an answer nobody has asked for a pause: retry_after is the sender's own then.
        asked = error.retry_after if isinstance(error, RetryLater) and error.status else 0
        self._delay.start(asked)

    def _renew(self):
        """After a 401: the clock, then the token, then a pause, and so on. False: a pause."""
        if self._tried == 0:
            self._tried = 1
            if self._clock.sync():
                return True
        if self._tried == 1:
            self._tried = 2
            if self._take_new_token():
                return True
        self._tried = 0
        return False

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
            self.failures += 1
            self.error = error
            return False
