# TelemetryGen: bodies of HTTP answers for MicroPython
"""Reads the body of an HttpAnswer. A hub that has taken a message sends none."""

# The most that is kept of an error's text, in bytes.
_DETAIL = 400


def read_body(answer, length):
    """Reads so many bytes, or chunks where length is below 0. Returns the first of them."""
    kept = bytearray(_DETAIL)
    count = 0
    if length >= 0:
        count = _take(answer, length, kept, count)
    else:
        total = 0
        while True:
            answer.read_line()
            size = _chunk_size(answer)
            total += size
            if size == 0:
                # Trailers, up to the empty line.
                while answer.read_line() > 2:
                    pass
                break
            if total > answer.LIMIT:
                answer.keep_alive = False
                break
            count = _take(answer, size, kept, count)
            answer.read_line()
    return kept[:count]


def text_of(body):
    """What a body says, without its XML."""
    text = str(body, 'utf-8')
    start = text.find('<Detail>')
    if start >= 0:
        text = text[start + 8:].split('</Detail>')[0]
    return text.strip()


def _take(answer, length, kept, count):
    """Reads so many bytes behind the count that are kept already. Returns how many are kept then."""
    if length > answer.LIMIT:
        answer.keep_alive = False
        length = _DETAIL
    for _ in range(length):
        byte = answer.next()
        if count < _DETAIL:
            kept[count] = byte
            count += 1
    return count


def _chunk_size(answer):
    """The hexadecimal number that the line begins with."""
    line = answer.line
    size = 0
    at = 0
    while at < answer.length and line[at] != 59 and line[at] != 32:
        digit = (line[at] | 32) - 48
        if digit > 48:
            # From 'a' on.
            digit -= 39
        if not 0 <= digit <= 15:
            raise OSError('the answer has a bad chunk')
        size = min(size * 16 + digit, answer.LIMIT + 1)
        at += 1
    if at == 0:
        raise OSError('the answer has a bad chunk')
    return size
