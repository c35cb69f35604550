# TelemetryGen: checks of tokens for MicroPython
"""Says whether a token is worth a place on the flash, before the old one goes.

    replace('/flash/token', data, token_check(HOST, HUB, DEVICE))

What this refuses would never work. What it takes may still be refused by the hub.
"""

import unix_clock

_SCHEME = b'SharedAccessSignature '


def token_check(host, hub, device):
    """A function that says whether bytes are a token for this device, not expired as far as the clock knows."""
    path = (host, hub, 'publishers', device)
    return lambda data: _is_token(bytes(data).strip(), path)


def _is_token(token, path):
    """True for a token with sr, sig, se and skn, each once, whose resource is the path or one above it."""
    for byte in token:
        if not 32 <= byte < 127:
            return False
    if not token.startswith(_SCHEME):
        return False
    found = {}
    for part in str(token[len(_SCHEME):], 'utf-8').split('&'):
        # Not partition(): the WiPy 1 has none.
        at = part.find('=')
        key = part[:at]
        value = part[at + 1:]
        if at < 0 or key in found or not value or ' ' in value:
            return False
        found[key] = value
    return (sorted(found) == ['se', 'sig', 'skn', 'sr'] and len(_plain(found['sig'])) == 44
            and _is_in_future(found['se']) and _covers(_plain(found['sr']).rstrip('/').split('/'), path))


def _covers(items, path):
    """True when https://host/path in parts is this path, or a path above it."""
    if len(items) < 3 or len(items) > 2 + len(path) or items[0] not in ('https:', 'http:', 'sb:') or items[1]:
        return False
    for i in range(2, len(items)):
        value = items[i] if i > 2 else items[i].split(':')[0]
        # Hosts and hub names are compared without case, as Azure does; a device's name is exact.
        if value != path[i - 2] and (i == 5 or value.lower() != path[i - 2].lower()):
            return False
    return True


def _is_in_future(value):
    if not value.isdigit() or len(value) > 12:
        return False
    return not unix_clock.is_set() or int(value) > unix_clock.unix_time()


def _plain(value):
    """The text with its percent sequences resolved; empty when one is broken."""
    items = value.split('%')
    value = items[0]
    for part in items[1:]:
        try:
            value += chr(int(part[:2], 16)) + part[2:]
        except ValueError:
            return ''
    return value
