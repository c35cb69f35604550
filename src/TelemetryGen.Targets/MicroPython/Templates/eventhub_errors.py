# TelemetryGen: Event Hub errors for MicroPython
"""What can go wrong when a message is sent, by what to do about it.

    SendError
      ClockError     set the clock, then send again
      TlsError       the server is not who it should be: check CA file, host name, clock
      TokenError     provision a new token, or set the clock
      RejectedError  drop the message: it will never be accepted
      RetryLater     keep the message and send it again after retry_after seconds

Attributes are set after creation: old firmware cannot call the __init__ of Exception.
"""


class SendError(Exception):
    """Base of all errors of the sender."""

    # The HTTP status; 0 when there was no answer.
    status = 0


class ClockError(SendError):
    """The board's clock was not set since power on."""


class TlsError(SendError):
    """The server could not be verified; nothing was sent."""


class TokenError(SendError):
    """The hub refused the token (401)."""

    # The hub's clock in Unix seconds; 0 when unknown.
    server_time = 0


class RejectedError(SendError):
    """The hub refused this message for good (400, 404, 413 ...)."""


class RetryLater(SendError):
    """The hub is busy or the line is down."""

    # Seconds to wait before the next attempt.
    retry_after = 10
