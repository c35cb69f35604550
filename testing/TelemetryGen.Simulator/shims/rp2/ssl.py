"""ssl of a Pico W, for verified clients."""

from _tls import CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED, PROTOCOL_TLS_CLIENT, SSLContext
