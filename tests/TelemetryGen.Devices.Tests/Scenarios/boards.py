"""Stand-ins for the socket and ssl modules of boards that cannot run here.

They write down every call in order, so that a test can see that verification was asked for
before anything was sent.
"""

import sys

TOKEN = 'SharedAccessSignature sr=x&sig=y&se=4000000000&skn=send'
ANSWER = b'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n'


class Socket:

    def __init__(self, *kind):
        self.left = ANSWER
        print('socket', *kind)

    def settimeout(self, seconds):
        print('settimeout', seconds)

    def connect(self, address):
        print('connect', *address)
        if Socket.refusal is not None:
            raise Socket.refusal

    def write(self, data):
        print('write', bytes(data)[:4])
        return len(data)

    def readinto(self, buffer):
        buffer[0] = self.left[0]
        self.left = self.left[1:]
        return 1

    def close(self):
        print('close')


# What connect raises on a WiPy 1, where it does the handshake.
Socket.refusal = None


class Module:

    def __init__(self, **members):
        for name in members:
            setattr(self, name, members[name])


def wrapper(*allowed, refusal=None):
    """ussl.wrap_socket with the keywords that this firmware knows."""
    def wrap_socket(sock, **options):
        for name in options:
            if name not in allowed:
                raise TypeError("unexpected keyword argument '" + name + "'")
        print('wrap', *[name + '=' + str(options[name]) for name in sorted(options)])
        if refusal is not None:
            raise refusal
        return sock
    return wrap_socket


def send(ca, ssl, **socket_members):
    """Loads the device modules on such a board and sends one message."""
    sys.modules['usocket'] = Module(
        socket=Socket, AF_INET=2, SOCK_STREAM=1,
        getaddrinfo=lambda host, port: [(2, 1, 0, '', ('10.0.0.1', port))], **socket_members)
    sys.modules['ussl'] = ssl
    from eventhub_errors import SendError
    try:
        import eventhub_sender
        sender = eventhub_sender.EventHubSender('hub.test', 'weather', 'dev-1', TOKEN, ca)
        sender.send(b'x')
        print('sent')
    except SendError as error:
        print(type(error).__name__, error)
