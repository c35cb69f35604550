"""A hub in the place of the board's socket and ssl modules, which fails as a schedule says.

What fails is the network and the hub; sender, queue and TLS module are those that ship.
"""

import sys

CREATED = b'HTTP/1.1 201 Created\r\nContent-Length: 0\r\nServer: Microsoft-HTTPAPI/2.0\r\n\r\n'
DATE = b'Date: Fri, 15 Jan 2027 08:00:00 GMT\r\n'
STATUS = {
    '400': b'HTTP/1.1 400 Bad Request\r\n',
    '401': b'HTTP/1.1 401 Unauthorized\r\n' + DATE,
    '403': b'HTTP/1.1 403 Forbidden\r\n',
    '404': b'HTTP/1.1 404 Not Found\r\n',
    '408': b'HTTP/1.1 408 Request Timeout\r\n',
    '413': b'HTTP/1.1 413 Too Large\r\n',
    '429': b'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n',
    '500': b'HTTP/1.1 500 Internal Server Error\r\n',
    '503': b'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\n',
}
RETRY_AFTER = {'429': 7000, '503': 3000}
# What befalls a connection before there is a request.
CONNECTING = ('no name', 'refuse', 'silent', 'handshake')
# What befalls a request: the first three lose it, the others lose the answer only.
LOSING = ('reset', 'late and lost', 'takes nothing')
ANSWERING = ('late', 'cut', 'cut answer')
# What is no fault, but not the usual either.
ODD = ('drip', 'close after')
TIMEOUT_MS = 30000


class FaultyHub:

    def __init__(self, time, chance):
        self._time = time
        self._chance = chance
        # Names of the faults to come, one for each connection or request.
        self.faults = []
        # The bodies of all events that were stored.
        self.events = []
        self.requests = 0
        self.connections = 0
        self.writes = 0
        self.bytes_in = 0
        self.bytes_out = 0
        self.too_early = 0
        self.not_before = 0
        self.largest = 1000000
        # True: nobody can be reached, for as long as it is.
        self.is_down = False

    def next_of(self, kinds):
        if self.faults and self.faults[0] in kinds:
            return self.faults.pop(0)
        return None

    def connect(self):
        fault = self.next_of(CONNECTING)
        if fault == 'refuse' or self.is_down:
            raise OSError(111)
        if fault == 'silent':
            self._time.pass_ms(TIMEOUT_MS)
            raise OSError(110)
        if self._time.ms < self.not_before:
            self.too_early += 1
        self.connections += 1
        return fault

    def store(self, request):
        end = request.index(b'\r\n\r\n') + 4
        assert request.startswith(b'POST /weather/publishers/dev-1/messages?')
        body = bytes(request[end:])
        assert str(request[:end], 'ascii').endswith('Content-Length: ' + str(len(body)) + '\r\n\r\n')
        self.events.append(body)


class Connection:
    """One socket of the device, from connect to close."""

    def __init__(self, hub):
        self._hub = hub
        self._fault = None
        self._request = bytearray()
        self._left = b''
        self._is_dead = False

    def settimeout(self, seconds):
        assert isinstance(seconds, int)

    def connect(self, address):
        self._fault = self._hub.connect()

    def wrap(self):
        if self._fault == 'handshake':
            raise OSError(104)
        return self

    def write(self, data):
        hub = self._hub
        if self._is_dead or hub.is_down:
            raise OSError(104)
        hub.writes += 1
        if len(self._request) == 0:
            self._begin()
        take = len(data)
        if self._fault == 'drip':
            take = min(take, 1 + hub._chance.below(256) // 4)
        elif self._fault == 'reset' and len(self._request) + take > self._cut:
            self._is_dead = True
            raise OSError(104)
        elif self._fault == 'takes nothing':
            self._is_dead = True
            hub._time.pass_ms(TIMEOUT_MS)
            return None
        self._request.extend(data[:take])
        hub.bytes_in += take
        if self._is_whole():
            self._end()
        return take

    def readinto(self, buffer):
        if self._fault in ('late', 'late and lost'):
            self._is_dead = True
            self._hub._time.pass_ms(TIMEOUT_MS)
            return None
        if not self._left:
            self._is_dead = True
            return 0
        buffer[0] = self._left[self._at]
        self._at += 1
        self._hub.bytes_out += 1
        if self._at == len(self._left):
            self._left = b''
        return 1

    def close(self):
        self._is_dead = True

    def _begin(self):
        hub = self._hub
        if hub.faults and hub.faults[0] in CONNECTING:
            # The next connection has it: this one ends.
            self._is_dead = True
            raise OSError(104)
        if hub._time.ms < hub.not_before:
            hub.too_early += 1
        hub.requests += 1
        self._fault = hub.faults.pop(0) if hub.faults else None
        self._cut = hub._chance.below(1024)
        self._length = -1

    def _is_whole(self):
        if self._length < 0:
            end = self._request.find(b'\r\n\r\n')
            if end < 0:
                return False
            head = str(self._request[:end], 'ascii')
            self._length = end + 4 + int(head.split('Content-Length: ')[1])
        assert len(self._request) <= self._length
        return len(self._request) == self._length

    def _end(self):
        hub = self._hub
        fault = self._fault
        if fault == 'reset':
            # The whole request had gone out before the cut was to come.
            self._is_dead = True
            self._left = b''
        elif len(self._request) > hub.largest:
            self._answer(STATUS['413'])
        elif fault in STATUS:
            self._answer(STATUS[fault])
            hub.not_before = hub._time.ms + RETRY_AFTER.get(fault, 0)
        elif fault != 'late and lost':
            hub.store(self._request)
            self._left = b'' if fault == 'cut' else CREATED
            if fault == 'cut answer':
                self._left = CREATED[:1 + hub._chance.below(256) // 4]
            if fault == 'close after':
                self._left = b'HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
        self._at = 0
        self._request = bytearray()

    def _answer(self, head):
        self._left = head + b'Content-Length: 0\r\n\r\n'


class Module:
    """A module of the board with these members."""

    def __init__(self, **members):
        for name in members:
            setattr(self, name, members[name])


def install(hub):
    """Puts the hub in the place of the network. To be called before the sender is imported."""

    def getaddrinfo(host, port):
        if hub().next_of(('no name',)):
            raise OSError(-2)
        return [(2, 1, 0, '', ('10.0.0.1', port))]

    def wrap_socket(sock, cert_reqs=0, cadata=None, server_hostname=None):
        assert cert_reqs == 2 and cadata == b'ca' and server_hostname == 'hub.test'
        return sock.wrap()

    sys.modules['usocket'] = Module(socket=lambda: Connection(hub()), getaddrinfo=getaddrinfo)
    sys.modules['ussl'] = Module(wrap_socket=wrap_socket, CERT_REQUIRED=2, SSLError=OSError)
