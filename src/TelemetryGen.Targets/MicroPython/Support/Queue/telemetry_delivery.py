# TelemetryGen: stored records on their way to the hub, for MicroPython
"""Brings the records of a store to the hub, as many in one event as fit.

    delivery = TelemetryDelivery(store, sender, stamps, dead_letters)
    delivery.deliver()          # until all are sent, or the network says no

A record leaves the store when the hub has answered 201, so it arrives at least once. Where its
class says SEQUENCE, the server can tell what came twice.
"""

from eventhub_errors import RejectedError, SendError
from record_batch import RecordBatch

# What became of a request: all stays as it is; the next one is smaller; its records have left the store, sent or dead-lettered.
FAILED = 0
HALVED = 1
DEAD_LETTERED = 2
SENT = 3


class TelemetryDelivery:
    """One board's stored records and one hub."""

    def __init__(self, store, sender, stamps, dead_letters, batch_bytes=2048, row_versions=None):
        """Takes up what the store still holds.

        store          RingStore or FlashStore with the records
        sender         EventHubSender
        stamps         LateStamps, or what has its finish()
        dead_letters   another store, for what the hub will never take
        batch_bytes    the most bytes of one event, and the size of the buffer
        row_versions   template id to the schema version that brought the newest list or text of its rows
        """
        self.store = store
        self.dead_letters = dead_letters
        self._sender = sender
        self._stamps = stamps
        self._batch = RecordBatch(batch_bytes, row_versions)
        # Records that the hub took, requests, requests that failed; records that went to the dead letters; records whose time is a guess.
        self.delivered = 0
        self.posts = 0
        self.failures = 0
        self.dead_lettered = 0
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
        try:
            while self.store.count > 0:
                self._batch.fill(self.store, self._stamps)
                if self._batch.count == 0:
                    # None of those that were waiting can be read.
                    break
                result = self._post()
                if result != SENT and result != HALVED:
                    break
        except OSError as error:
            # Of the flash: the sender has its own errors for the line.
            self.flash_failures += 1
            self.error = error
        return self.delivered - before

    def _post(self):
        """Sends the batch, and takes off the store what the hub took or will never take. Returns what became of it."""
        batch = self._batch
        self.posts += 1
        try:
            self._sender.send(batch.buffer, batch.length, batch.start)
        except SendError as error:
            self.failures += 1
            self.error = error
            if not isinstance(error, RejectedError):
                return FAILED
            if error.status == 413 and batch.count > 1:
                # Too large: the next ones are at most half as long.
                batch.limit = batch.length // 2
                return HALVED
            batch.remove(self.store, self.dead_letters)
            self.dead_lettered += batch.count
            # When all are refused, the dead letters shall not fill in a minute: that asks for a pause as well.
            return DEAD_LETTERED
        batch.remove(self.store)
        self.delivered += batch.count
        self.guessed += batch.guesses
        self.error = None
        return SENT
