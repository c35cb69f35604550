# TelemetryGen: what the sample program seldom needs when it sends
"""In memory from the first record on that was stored before the time was known, or that the hub refused."""

import board


def stamp(buffer, start, length):
    """Fills in the time of a record with a mark, and takes the mark off. Returns the message's length."""
    from late_stamps import LateStamps
    from wake_clock import WakeClock
    return LateStamps(WakeClock(), -1).finish(buffer, start, length)


def dead_lettered(buffer, length):
    """Keeps what the hub will never take, in a store of its own. Returns False when it has no room."""
    from flash_store import FlashStore
    store = FlashStore(board.ROOT + 'dead', 16384)
    kept = store.append(buffer, length)
    store.close()
    return kept
