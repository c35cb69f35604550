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

import unix_clock

# How far a clock may be off, in seconds, before a refused token is blamed on it.
_CLOCK_TOLERANCE = 900
# Seconds to wait when the hub names none: it is busy or the line is broken; its quota is used up.
_RETRY = 10
_QUOTA_RETRY = 300


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
    retry_after = _RETRY


def refusal(answer, expires):
    """The error for an answer other than 201. expires: when the token ends, in Unix seconds, 0 when unknown."""
    status = answer.status
    detail = answer.detail()
    text = str(status) + (': ' + detail if detail else '')
    if status == 401:
        return _token_error(text, unix_clock.from_http_date(answer.date), expires)
    if status == 403:
        # Someone must act, but the message is good.
        return _later(text + ' (quota used up, or sending is disabled)', status, answer.retry_after or _QUOTA_RETRY)
    if status == 408 or status == 429 or status >= 500:
        return _later(text, status, answer.retry_after or _RETRY)
    error = RejectedError(text + _advice(status))
    error.status = status
    return error


def line_error(error):
    """The error for a connection that could not be opened or that broke."""
    if error.args and error.args[0] == 12:
        return _later('no memory for TLS: connect before the heap is fragmented', 0, _RETRY)
    return _later('no connection: ' + str(error), 0, _RETRY)


def _token_error(text, server_time, expires):
    now = server_time or unix_clock.unix_time()
    off = unix_clock.unix_time() - now
    if 0 < expires <= now:
        text += ' (the token expired ' + str(now - expires) + ' s ago: provision a new one)'
    elif abs(off) > _CLOCK_TOLERANCE:
        text += ' (the clock is off by ' + str(off) + ' s: set it)'
    else:
        text += ' (wrong token for this hub and device, or its key was changed: provision a new one)'
    error = TokenError(text)
    error.status = 401
    error.server_time = server_time
    return error


def _later(text, status, seconds):
    error = RetryLater(text)
    error.status = status
    error.retry_after = seconds
    return error


def _advice(status):
    if status == 404:
        return ' (no such hub: check its name)'
    if status == 413:
        return ' (the message is too large for the hub)'
    return ' (the message will never be accepted)'
