# TelemetryGen: what TLS says when it refuses, for MicroPython
"""Tells a server that is not trusted from a line that failed. In memory from the first failure on."""

try:
    import ussl as ssl
except ImportError:
    import ssl

from eventhub_errors import TlsError


def refusal_of(host, error):
    """The TlsError for an error of the step that verifies the server; the error itself when the line failed."""
    if isinstance(error, TypeError):
        # An unknown keyword: verification cannot be asked for, so there is no connection.
        return TlsError('this firmware takes no such ca, or cannot verify certificates: ' + str(error))
    if not isinstance(error, (OSError, ValueError)) or not is_refusal(error):
        return error
    return TlsError('cannot trust ' + host + ': ' + str(error.args[-1]).strip()
                    + ' (wrong CA or host name, expired certificate, wrong clock, or TLS below 1.2)')


def is_refusal(error):
    """True when TLS refused the server, False when the line failed."""
    if isinstance(error, ValueError):
        return True
    code = error.args[0]
    # CPython only: on the WiPys SSLError is another name of OSError.
    if hasattr(ssl, 'SSLError') and ssl.SSLError is not OSError:
        # 5, 6 and 8: the line broke during the handshake.
        return isinstance(error, ssl.SSLError) and code not in (5, 6, 8)
    if not isinstance(code, int):
        return True
    # Errors of a line are small numbers, those of TLS large ones. -0x7280 is the end of the
    # line, -0x6800 a time-out; -1 is how a WiPy 2/3 says that the certificate failed.
    return code == -1 or (abs(code) > 255 and code not in (-0x7280, -0x6800))
