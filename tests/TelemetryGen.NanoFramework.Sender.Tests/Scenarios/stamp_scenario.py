"""A board that takes records before it knows the time, over two starts; prints its files and its events in hex.

The scenario is a text, so that another implementation can do the same: MicroPythonTimestampTests of nanoFramework's does.
"""

import flash_segment
import sealed_file
import simulated_board
from flash import Flash

TIME = simulated_board.install()

from board_clock import BoardClock
from flash_store import FlashStore
from level import Level
from ring_store import RingStore
from sequence_counter import SequenceCounter
from simulated_board import SimulatedSntp
from strike import Strike
from tally import Tally
from telemetry_queue import TelemetryQueue


class Sender:

    device = 'dev-1'

    def send(self, message, length, start):
        print('event', hex_of(message[start:start + length]))


def hex_of(data):
    return ''.join(['%02x' % byte for byte in data])


def run(scenario):
    flash = Flash()
    flash.install(flash_segment, sealed_file)
    queue = None
    for line in scenario.split('\n'):
        words = line.split(' ')
        what = words[0]
        number = int(words[1]) if len(words) > 1 else 0
        if what == 'start':
            TIME.boot(number)
            queue = TelemetryQueue(
                FlashStore('/queue', 4096, 1024), Sender(), BoardClock(SimulatedSntp(TIME)), SequenceCounter('/sequence', 1 << 30),
                RingStore(100), 256, 86400)
        elif what == 'pass':
            TIME.pass_ms(number)
        elif what == 'slow':
            # So many ticks, and so much more in truth.
            TIME.pass_ms(number)
            TIME.pass_ms(int(words[2]))
            TIME.shift_ticks(-int(words[2]))
        elif what == 'sync':
            queue._clock.sync()
        elif what == 'level':
            level = Level()
            level.height = number
            level.note = b'' if words[2] == '-' else words[2].encode()
            queue.send(level)
        elif what == 'tally':
            tally = Tally()
            tally.count = number
            queue.send(tally)
        elif what == 'strike':
            strike = Strike()
            strike.strength = number
            queue.send(strike)
        elif what == 'send':
            queue.flush()
            queue.pump(20)
            print('guessed', queue.guessed)
        else:
            for name in sorted(flash.files):
                print(name, hex_of(flash.files[name]))
