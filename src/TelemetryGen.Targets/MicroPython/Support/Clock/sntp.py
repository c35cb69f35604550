# TelemetryGen: SNTP for MicroPython
"""Asks a time server for the time, for boards without ntptime (RFC 4330, version 4).

An answer counts only when it carries the random bytes of its question, so that nobody who did
not see that can set the clock; when the server knows the time itself, and not from long ago (section 5); and when it lies in
2024 to 2099.
"""

try:
    import usocket as socket
except ImportError:
    import socket
try:
    import uos as os
except ImportError:
    import os

import board_ticks

_LENGTH = 48
# How far the server is from its own source, there and back, and how wrong it may be: seconds and their fractions.
_ROOT_DELAY = 4
_ROOT_DISPERSION = 8
# Where the packet has the times: of our question as the server saw it, and of the server's answer.
_ORIGINATE = 24
_TRANSMIT = 40
# High halves of the Unix seconds of 2024-01-01 and 2100-01-01.
_EARLIEST = 0x6592
_LATEST = 0xF486
# Answers that are looked at before the question counts as not answered.
_ANSWERS = 3


class SntpClient:
    """Asks one server. After ask() returned True, high, low and ms are the time now."""

    def __init__(self, host='pool.ntp.org', port=123, timeout=5):
        """timeout: whole seconds."""
        self._host = host
        self._port = port
        self._timeout = timeout
        self._question = bytearray(_LENGTH)
        # Version 4, client.
        self._question[0] = 0x23
        # Unix seconds in two halves of 16 bits, and milliseconds.
        self.high = 0
        self.low = 0
        self.ms = 0
        # Why the last question was not answered.
        self.error = ''

    def ask(self):
        """Asks once. Returns True when a good answer came; else error says why not."""
        self.error = ''
        try:
            address = socket.getaddrinfo(self._host, self._port)[0][-1]
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            try:
                sock.settimeout(self._timeout)
                return self._ask(sock, address)
            finally:
                sock.close()
        except OSError as error:
            # What came instead of an answer says more than that none came.
            self.error = self.error or 'no answer: ' + str(error)
            return False

    def _ask(self, sock, address):
        nonce = _random8()
        for i in range(8):
            self._question[_TRANSMIT + i] = nonce[i]
        asked = board_ticks.now()
        sock.sendto(self._question, address)
        for _ in range(_ANSWERS):
            answer = sock.recv(_LENGTH)
            took = board_ticks.since(asked)
            self.error = fault(answer, self._question)
            if not self.error:
                self._take(answer, took)
                return True
            if is_to(answer, self._question):
                # The server has answered: nothing better follows.
                return False
        return False

    def _take(self, answer, took):
        # The answer was made half-way.
        ms = ((answer[_TRANSMIT + 4] * 256 + answer[_TRANSMIT + 5]) * 1000 >> 16) + took // 2
        low = _unix_low(answer) + ms // 1000
        self.ms = ms % 1000
        self.low = low & 65535
        self.high = _unix_high(answer) + (low >> 16)


def fault(answer, question):
    """What is wrong with an answer to the question; '' when nothing is."""
    if len(answer) < _LENGTH:
        return 'the answer is too short'
    if answer[0] & 7 != 4 or answer[0] >> 3 & 7 == 0:
        return 'the answer is not from a time server'
    if not is_to(answer, question):
        return 'the answer is not to this question'
    if answer[1] == 0:
        return 'the server refuses: ' + ''.join([chr(byte) for byte in answer[12:16] if 32 <= byte < 127])
    if answer[1] > 15 or answer[0] >> 6 == 3:
        return 'the server does not know the time itself'
    # From a second on, or below 0.
    if _high(answer, _ROOT_DELAY) != 0 or _high(answer, _ROOT_DISPERSION) != 0:
        return 'the server heard the time too long ago'
    if not any(answer[_TRANSMIT:]):
        return 'the answer has no time'
    if not _EARLIEST <= _unix_high(answer) < _LATEST:
        return 'the answer is not in 2024 to 2099'
    return ''


def _high(answer, at):
    return answer[at] * 256 + answer[at + 1]


def is_to(answer, question):
    """True when the answer carries the random bytes of the question."""
    if len(answer) < _LENGTH:
        return False
    for i in range(8):
        if answer[_ORIGINATE + i] != question[_TRANSMIT + i]:
            return False
    return True


# NTP counts from 1900 and wraps in 2036: less 2208988800 (0x83AA7E80), modulo 2^32, it is Unix time before and after.
def _unix_low(answer):
    return (_high(answer, _TRANSMIT + 2) - 0x7E80) & 65535


def _unix_high(answer):
    borrow = 1 if _high(answer, _TRANSMIT + 2) < 0x7E80 else 0
    return (_high(answer, _TRANSMIT) - 0x83AA - borrow) & 65535


def _random8():
    if hasattr(os, 'urandom'):
        return os.urandom(8)
    # No source of chance: at least no two questions are alike.
    ticks = board_ticks.now()
    return bytes([ticks >> 8 * (i % 4) & 255 for i in range(8)])
