# TelemetryGen: Event Hub errors for MicroPython
"""What can go wrong when a message is sent, by what to do about it.

    SendError
      ClockError     set the clock, then send again
      TlsError       the server is not who it should be: check CA file, host name, clock
      TokenError     provision a new token, or set the clock
      RejectedError  drop the message: it will never be accepted
      RetryLater     keep the message and send it again after retry_after seconds
"""

import unix_clock

# How far a clock may be off, in seconds, before a refused token is blamed on it.
_CLOCK_TOLERANCE = 900
# Seconds to wait when the hub names none: it is busy or the line is broken; its quota is used up.
_RETRY = 10
_QUOTA_RETRY = 300


class SendError(Exception):
    """Base of all errors of the sender. status: the HTTP status, 0 when there was no answer."""

    def __init__(self, message, status=0):
        super().__init__(message)
        self.status = status


class ClockError(SendError):
    """The board's clock was not set since power on."""


class TlsError(SendError):
    """The server could not be verified; nothing was sent."""


class TokenError(SendError):
    """The hub refused the token (401), or there is none. server_time: the hub's clock in Unix seconds, 0 when unknown."""

    def __init__(self, message, server_time):
        super().__init__(message, 401)
        self.server_time = server_time


class RejectedError(SendError):
    """The hub refused this message for good (400, 404, 413 ...)."""


class RetryLater(SendError):
    """The hub is busy or the line is down. retry_after: seconds to wait before the next attempt."""

    def __init__(self, message, status, retry_after):
        super().__init__(message, status)
        self.retry_after = retry_after


def refusal(answer, expires):
    """The error for an answer that does not say that the event was taken. expires: when the token ends, in Unix seconds, 0 when unknown."""
    status = answer.status
    detail = answer.detail()
    text = str(status) + (': ' + detail if detail else '')
    if status == 401:
        return _token_error(text, unix_clock.from_http_date(answer.date), expires)
    if status == 403:
        # Someone must act, but the message is good.
        return RetryLater(text + ' (quota used up, or sending is disabled)', status, answer.retry_after or _QUOTA_RETRY)
    if status == 408 or status == 429 or status >= 500:
        return RetryLater(text, status, answer.retry_after or _RETRY)
    return RejectedError(text + _advice(status), status)


def line_error(error):
    """The error for a connection that could not be opened or that broke."""
    if error.args and error.args[0] == 12:
        return no_memory()
    return RetryLater('no connection: ' + str(error), 0, _RETRY)


def no_memory():
    return RetryLater('no memory for TLS: connect before the heap is fragmented', 0, _RETRY)


def _token_error(text, server_time, expires):
    now = server_time or unix_clock.unix_time()
    off = unix_clock.unix_time() - now
    if 0 < expires <= now:
        text += ' (the token expired ' + str(now - expires) + ' s ago: provision a new one)'
    elif abs(off) > _CLOCK_TOLERANCE:
        text += ' (the clock is off by ' + str(off) + ' s: set it)'
    else:
        text += ' (wrong token for this hub and device, or its key was changed: provision a new one)'
    return TokenError(text, server_time)


def _advice(status):
    if status == 404:
        return ' (no such hub: check its name)'
    if status == 413:
        return ' (the message is too large for the hub)'
    return ' (the message will never be accepted)'
