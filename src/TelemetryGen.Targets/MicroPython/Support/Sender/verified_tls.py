# TelemetryGen: verified TLS connections for MicroPython
"""TlsClient opens TLS connections whose certificate was verified, in the way each board wants it.

No path opens a connection without verification. TLS 1.2 is the least.
"""

try:
    import usocket as socket
except ImportError:
    import socket
try:
    import ussl as ssl
except ImportError:
    import ssl

if hasattr(socket, 'IPPROTO_SEC') and not hasattr(ssl, 'SSLContext'):
    from tls_wipy1 import TlsClient
else:
    from tls_socket import TlsClient
