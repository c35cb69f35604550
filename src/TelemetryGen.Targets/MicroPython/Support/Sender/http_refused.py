# TelemetryGen: headers of HTTP answers that refuse, for MicroPython
"""Takes from the headers of an HttpAnswer when to try again, and the clock of the hub."""

# The longest Retry-After that is believed, in seconds.
_DAY = 86400


def take_header(answer):
    """Looks at the line that the answer has read."""
    at = answer.after(b'retry-after:')
    if at:
        answer.retry_after = max(0, answer.number(at, _DAY))
        return
    # Where a clock is in doubt.
    if answer.status == 401:
        at = answer.after(b'date:')
        if at:
            answer.date = str(answer.line[at:answer.length], 'utf-8').strip()
