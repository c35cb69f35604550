"""A pin that keeps its value."""


class KeptPin:
    IN = 0
    OUT = 1
    PULL_UP = 1
    PULL_DOWN = 2

    def __init__(self, id, mode=IN, pull=None, value=0):
        self._value = value

    def value(self, value=None):
        if value is None:
            return self._value
        self._value = value

    __call__ = value

    def toggle(self):
        self._value = 0 if self._value else 1


class SwitchedPin(KeptPin):

    def on(self):
        self._value = 1

    def off(self):
        self._value = 0
