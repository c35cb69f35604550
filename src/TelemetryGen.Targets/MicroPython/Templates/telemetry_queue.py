# TelemetryGen: store and forward for MicroPython
"""Keeps records in a store and brings them to the hub when it can be reached.

    queue = TelemetryQueue(store, sender, clock, counter, dead_letters)
    queue.send(climate)         # in the store; never waits for the network
    queue.pump()                # now and then: sends what is due

A record leaves the store when the hub has answered 201, so it arrives at least once. Where its
class says SEQUENCE, the server can tell what came twice.
"""

from batch_plan import BatchPlan
from eventhub_errors import ClockError, RejectedError, RetryLater, TlsError, TokenError
from record_batch import RecordBatch
from record_stamps import MARK, RecordStamps
from retry_delay import Jitter, RetryDelay

# The most bytes that every tier of Event Hubs takes in one event.
EVENT_LIMIT = 262144


class TelemetryQueue:
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
        self.store = store
        self.dead_letters = dead_letters
        self._sender = sender
        self._clock = clock
        self._counter = counter
        # Reads and writes that the flash refused.
        self.flash_failures = 0
        # The last error, None after a success.
        self.error = None
        # The number of the next record, 0 for none; the first one tells this boot from others.
        self._number = self._next_number()
        self._stamps = RecordStamps(clock, self._number if self.error is None else -1)
        self._batch = RecordBatch(batch_bytes)
        self._plan = BatchPlan(self._batch, clock, max_age)
        self._refresh_token = refresh_token
        self._delay = delay if delay is not None else RetryDelay(Jitter(sender.device))
        # What was tried since the last 401: 1 the clock, 2 the token.
        self._tried = 0
        # What an earlier boot left is not made to wait.
        self._flushing = store.count > 0
        # Records that the hub took, requests, requests that failed; records put aside; records whose time is a guess.
        self.delivered = 0
        self.posts = 0
        self.failures = 0
        self.set_aside = 0
        self.guessed = 0

    def send(self, record):
        """Packs the record and stores it. Returns False when the store is full and refuses it.

        Its SEQUENCE field is numbered; its TIMESTAMP field is filled where it is None.
        A flash that fails is no exception: without a number a record goes unnumbered, and what is not
        stored returns False. Raises what the record's pack() raises, and ValueError when no batch could hold it.
        """
        self._clock.tick()
        if self._number is None:
            self._number = self._next_number()
        if hasattr(record, 'SEQUENCE'):
            number = self._number_for(record)
            if number == 0:
                # Which says that a record has none.
                self._number = self._next_number()
                number = self._number_for(record)
            setattr(record, record.SEQUENCE, number)
        length = self._stamps.pack(record)
        if not self._batch.fits(length + MARK):
            raise ValueError('the record takes ' + str(length) + ' bytes; batch_bytes leaves less')
        buffer = record.buffer
        stored = length
        if self._stamps.needs_mark:
            buffer = self._batch.buffer
            stored = self._stamps.mark(record, length, buffer)
        try:
            kept = self.store.append(buffer, stored)
        except OSError as error:
            self._flash_failed(error)
            kept = False
        # Also what was refused has had its number: the gap tells the server.
        self._number = None
        if kept:
            self._batch.learn(record)
            self._plan.add(record.buffer, length, stored)
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

    def _pump(self, posts):
        while posts > 0 and self.is_due():
            if not self._clock.is_set and not self._sync():
                break
            self._clock.sync_when_old()
            self._batch.fill(self.store, self._stamps)
            if not self._batch.is_cut:
                # All that there is, in one batch: it may wait for more.
                self._plan.ends_with(self._batch)
                if not self._is_due():
                    break
            posts -= 1
            self._post()

    def _next_number(self):
        """The next number; 0, which says that there is none, when the flash does not take its reservation."""
        try:
            return self._counter.next()
        except OSError as error:
            self._flash_failed(error)
            return 0

    def _flash_failed(self, error):
        self.flash_failures += 1
        self.error = error

    def _number_for(self, record):
        """Of the next number what the record's field holds: all, or the lower half."""
        if hasattr(record, 'SEQUENCE_MASK'):
            return self._number & record.SEQUENCE_MASK
        return self._number

    def _is_due(self):
        if self.store.count == 0:
            self._flushing = False
            self._plan.clear()
            return False
        return self._flushing or self._plan.is_due()

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
            self._clock.sync()
            self._delay.start()
        except RejectedError as error:
            self._fail(error)
            if error.status == 413 and batch.count > 1:
                batch.halve()
                # There are more batches now than were planned.
                self._flushing = True
                return
            batch.remove(self.store, self.dead_letters)
            self.set_aside += batch.count
            self._plan.remove(batch)
            # When all are refused, the dead letters shall not fill in a minute.
            self._delay.start()
        except RetryLater as error:
            self._fail(error)
            # Without an answer nobody has asked for a pause: retry_after is the sender's own then.
            self._delay.start(error.retry_after if error.status else 0)
        else:
            batch.remove(self.store)
            self.delivered += batch.count
            self.guessed += batch.guesses
            self._plan.remove(batch)
            self._delay.reset()
            self._tried = 0
            self.error = None

    def _fail(self, error):
        self.failures += 1
        self.error = error

    def _sync(self):
        if self._clock.sync():
            return True
        self.error = ClockError('the time is not known yet')
        self._delay.start()
        return False

    def _renew(self):
        """After a 401: the clock, then the token, then a pause, and so on."""
        if self._tried == 0:
            self._tried = 1
            if self._clock.sync():
                return
        if self._tried == 1:
            self._tried = 2
            if self._take_new_token():
                return
        self._tried = 0
        self._delay.start()

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
