# TelemetryGen: Event Hub errors for MicroPython
"""What can go wrong when a message is sent, by what to do about it.

    SendError
      ClockError     set the clock, then send again
      TlsError       the server is not who it should be: check CA file, host name, clock
      TokenError     provision a new token, or set the clock
      RejectedError  drop the message: it will never be accepted
      RetryLater     keep the message and send it again after retry_after seconds
"""


class SendError(Exception):
    """Base of all errors of the sender. status: the HTTP status, 0 when there was no answer."""

    def __init__(self, message='', status=0, retry_after=10):
        super().__init__(message)
        self.status = status
        # Seconds: 10 where the hub names none, because it is busy or the line is broken.
        self.retry_after = retry_after


class ClockError(SendError):
    """The board's clock was not set since power on."""


class TlsError(SendError):
    """The server could not be verified; nothing was sent."""


class TokenError(SendError):
    """The hub refused the token (401), or there is none. server_time: the hub's clock in Unix seconds, 0 when unknown."""

    server_time = 0


class RejectedError(SendError):
    """The hub refused this message for good (400, 404, 413 ...)."""


class RetryLater(SendError):
    """The hub is busy or the line is down. retry_after: seconds to wait before the next attempt."""


def line_error(error):
    """The error for a connection that could not be opened, that broke, or for which there is no memory."""
    if isinstance(error, MemoryError) or error.args and error.args[0] == 12:
        return RetryLater('no memory for TLS: connect before the heap is fragmented')
    return RetryLater('no connection: ' + str(error))
