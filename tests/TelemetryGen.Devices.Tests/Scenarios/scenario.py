"""What the scenarios share."""

import board_ticks
import settings
import unix_clock
import eventhub_sender
import verified_tls
from eventhub_errors import *
from eventhub_sender import EventHubSender
from scenario_ticks import Ticks


def make_sender(ca='ca.der'):
    return EventHubSender(settings.HOST, 'weather', 'dev-1', settings.TOKEN, ca, settings.PORT, settings.TIMEOUT)


def attempt(sender, message, length=None):
    """Sends, and prints how it went: one line."""
    try:
        sender.send(message, length)
        print('sent')
    except SendError as error:
        more = ''
        if isinstance(error, RetryLater):
            more = error.retry_after
        if isinstance(error, TokenError):
            more = error.server_time
        # repr shows all that the exception holds.
        assert settings.TOKEN[-30:] not in repr(error)
        print(type(error).__name__, error.status, more, error)


class Clock:
    """A time module whose clock stands still. now: Unix seconds."""

    def __init__(self, now):
        self.now = now

    def time(self):
        return self.now

    def gmtime(self, seconds):
        return (1970, 1, 1, 0, 0, 0, 3, 1)
