"""The simulator's way to the network: bytes go through /dev/wire, errors come back as on a board."""

import _alarms
import _bridge
import errno

_wire = open('/dev/wire', 'r+b')


def checked(result):
    """The result of a bridge call, or the exception that a board raises. What came due while the call waited comes first."""
    _alarms.check()
    if result >= 0:
        return result
    name = _bridge.error()
    if name == 'certificate':
        raise ValueError(_bridge.text())
    if name == 'tls':
        raise OSError(-0x7780, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')
    if name == 'name':
        raise OSError(-2)
    raise OSError(getattr(errno, name))


def milliseconds(seconds):
    """Of a socket's timeout; 0 waits for as long as it takes. A socket that never waits is not there."""
    if seconds == 0:
        raise OSError(errno.EOPNOTSUPP)
    return 0 if seconds is None else int(seconds * 1000)


def resolve(host, port):
    """(address, port) of a host; the runner may lead elsewhere."""
    checked(_bridge.resolve(host, port))
    address, port = _bridge.text().split()
    return address, int(port)


def send(handle, buffer, timeout):
    _wire.write(buffer)
    return checked(_bridge.send(handle, timeout))


def receive_into(handle, view, timeout):
    """At least one byte into the view, or 0 at the end of the connection."""
    count = checked(_bridge.receive(handle, len(view), timeout))
    if count > 0:
        _wire.readinto(view[:count])
    return count


def send_to(handle, buffer, address):
    _wire.write(buffer)
    return checked(_bridge.send_to(handle, address[0], address[1]))


def receive_from(handle, length, timeout):
    """A datagram and (address, port) of its sender."""
    buffer = bytearray(checked(_bridge.receive_from(handle, length, timeout)))
    address, port = _bridge.text().split()
    _wire.readinto(buffer)
    return bytes(buffer), (address, int(port))


def start_tls(handle, host, timeout, certificates):
    """host: '' where the board neither sends nor checks a name."""
    for certificate in certificates:
        _wire.write(certificate)
    checked(_bridge.start_tls(handle, host, timeout))
