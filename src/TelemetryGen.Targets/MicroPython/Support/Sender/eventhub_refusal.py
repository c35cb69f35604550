# TelemetryGen: answers of an Event Hub that refuse, for MicroPython
"""Which error an answer becomes, and what is said of it."""

import unix_clock
from eventhub_errors import RejectedError, RetryLater, TokenError
from http_body import text_of
from http_date import from_http_date

# How far a clock may be off, in seconds, before a refused token is blamed on it.
_CLOCK_TOLERANCE = 900
# Seconds to wait when the quota is used up and the hub names none.
_QUOTA_RETRY = 300


def refusal(answer, expires):
    """The error for an answer that does not say that the event was taken. expires: when the token ends, in Unix seconds, 0 when unknown."""
    status = answer.status
    detail = text_of(answer.body)
    text = str(status) + (': ' + detail if detail else '')
    if status == 401:
        return _token_error(text, from_http_date(answer.date), expires)
    if status == 403:
        # Someone must act, but the message is good.
        return RetryLater(text + ' (quota used up, or sending is disabled)', status, answer.retry_after or _QUOTA_RETRY)
    if status == 408 or status == 429 or status >= 500:
        return RetryLater(text, status, answer.retry_after) if answer.retry_after else RetryLater(text, status)
    return RejectedError(text + _advice(status), status)


def _token_error(text, server_time, expires):
    now = server_time or unix_clock.unix_time()
    off = unix_clock.unix_time() - now
    if 0 < expires <= now:
        text += ' (the token expired ' + str(now - expires) + ' s ago: provision a new one)'
    elif abs(off) > _CLOCK_TOLERANCE:
        text += ' (the clock is off by ' + str(off) + ' s: set it)'
    else:
        text += ' (wrong token for this hub and device, or its key was changed: provision a new one)'
    error = TokenError(text, 401)
    error.server_time = server_time
    return error


def _advice(status):
    if status == 404:
        return ' (no such hub: check its name)'
    if status == 413:
        return ' (the message is too large for the hub)'
    return ' (the message will never be accepted)'
