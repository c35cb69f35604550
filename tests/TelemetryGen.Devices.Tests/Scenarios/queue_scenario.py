"""A queue on a simulated board, with a sender that answers as the scenario says and prints what it was given."""

import simulated_board

TIME = simulated_board.install()

from board_clock import BoardClock
from eventhub_errors import ClockError, RejectedError, RetryLater, TlsError, TokenError
from retry_delay import RetryDelay
from ring_store import RingStore
from sample_records import Ping, Reading, Status, records_of
from simulated_board import Counter, SimulatedSntp
from telemetry_queue import TelemetryQueue


class Sender:
    """answers: an error to raise, or None; None when there are no more."""

    device = 'dev-1'

    def __init__(self):
        self.answers = []
        self.token = 'first'

    def send(self, message, length, start):
        event = bytes(message[start:start + length])
        found = records_of(event)
        print('event of', length, 'with', [number for template, number, at in found])
        self.last = found
        error = self.answers.pop(0) if self.answers else None
        if error is not None:
            raise error

    def use_token(self, token):
        print('token', token)
        self.token = token


class NoChance:
    def below(self, limit):
        return 0


def make(batch_bytes=256, max_age=600, refresh_token=None, store=None, failures=0, counter=None):
    sntp = SimulatedSntp(TIME, failures)
    sender = Sender()
    queue = TelemetryQueue(
        store if store is not None else RingStore(8192), sender, BoardClock(sntp), counter or Counter(), RingStore(4096),
        batch_bytes, max_age, refresh_token, RetryDelay(NoChance(), 2, 300))
    return queue, sender, sntp


def pass_seconds(seconds):
    TIME.pass_ms(seconds * 1000)
