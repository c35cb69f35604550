"""What every stream of MicroPython has; read and readinto wait until the buffer is full, as on a board."""


class Stream:
    """Needs _receive_into(view) of at least one byte, or 0 at the end."""

    def readinto(self, buffer, length=None):
        view = memoryview(buffer)
        end = len(view) if length is None else length
        start = 0
        while start < end:
            count = self._receive_into(view[start:end])
            if count == 0:
                break
            start += count
        return start

    def read(self, length=-1):
        if length >= 0:
            buffer = bytearray(length)
            return bytes(buffer[:self.readinto(buffer)])
        parts = []
        buffer = bytearray(1024)
        while True:
            count = self.readinto(buffer)
            if count == 0:
                return b''.join(parts)
            parts.append(bytes(buffer[:count]))

    def readline(self):
        line = bytearray()
        one = bytearray(1)
        while self.readinto(one) == 1:
            line.extend(one)
            if one[0] == 10:
                break
        return bytes(line)
