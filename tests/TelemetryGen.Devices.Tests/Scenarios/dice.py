"""Random numbers that are the same on every Python, from 16 bits of state (Marsaglia's xorshift)."""


class Dice:

    def __init__(self, seed):
        self._state = seed * 40503 + 1 & 0xFFFF or 1
        for _ in range(4):
            self.below(1)

    def below(self, limit):
        state = self._state
        state ^= state << 7 & 0xFFFF
        state ^= state >> 9
        state ^= state << 8 & 0xFFFF
        self._state = state
        return state % limit
