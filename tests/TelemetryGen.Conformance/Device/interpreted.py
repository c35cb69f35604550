"""Lets an interpreter without a native emitter run the statements of modules that want one, as bytecode. What machine code does to a number, this does by hand."""


class Bytes:
    """A ptr8: of what is stored the lowest eight bits."""

    def __init__(self, buffer):
        self.buffer = buffer

    def __setitem__(self, index, value):
        self.buffer[index] = value & 0xFF


def native(function):
    return function


def viper(function):
    def stored(buffer, *numbers):
        for number in numbers:
            # A machine word of a small board, with or without a sign.
            assert -0x80000000 <= number <= 0xFFFFFFFF
        function(Bytes(buffer), *numbers)

    return stored
