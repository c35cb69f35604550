# TelemetryGen: heads of Event Hub requests for MicroPython
"""What is the same in all requests of one device with one token. Needed once for each token."""


def head_of(host, hub, device, port, token):
    """The request up to its length, as bytes. Raises ValueError for names and tokens that do not go into a header."""
    _check_name('host', host)
    _check_name('hub', hub)
    _check_name('device', device)
    if '\r' in token or '\n' in token:
        raise ValueError('the token has more than one line')
    if port != 443:
        host = '%s:%d' % (host, port)
    return ('POST /%s/publishers/%s/messages?timeout=60&api-version=2014-01 HTTP/1.1\r\n'
            'Host: %s\r\n'
            'Authorization: %s\r\n'
            'Content-Type: application/octet-stream\r\n'
            'Content-Length: ' % (hub, device, host, token)).encode()


def expiry(token):
    """Unix seconds when the token ends; 0 when it does not say."""
    for part in token.split(' ')[-1].split('&'):
        if part.startswith('se=') and part[3:].isdigit():
            return int(part[3:])
    return 0


def _check_name(kind, name):
    for byte in name.encode():
        if not (97 <= byte | 32 <= 122 or 48 <= byte <= 57 or byte in b'-._'):
            raise ValueError(kind + " may have letters, digits, '-', '.' and '_' only")
    if not name:
        raise ValueError(kind + ' is empty')
