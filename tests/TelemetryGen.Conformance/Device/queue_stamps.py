# Records from before the first sync, from after it, and from a boot that never had one. Prints the uptime of each, in milliseconds.
import time

from growing import Growing
from hub_queue import bring_all, make_clock, make_queue
from moments import Moments

growing = Growing()
moments = Moments()


def send(queue, clock, first):
    growing.first = first
    queue.send(growing)
    print(clock.seconds * 1000 + clock.ms)


def send_moments(queue, clock):
    moments.milliseconds = 1
    moments.microseconds = 2
    queue.send(moments)
    print(clock.seconds * 1000 + clock.ms)


growing.flag = False
growing.mode = 7
lost_clock = make_clock()
earlier = make_queue(lost_clock)
send(earlier, lost_clock, 1)
time.sleep_ms(50)
send(earlier, lost_clock, 2)

# The power went: the store is there, the uptime begins anew.
clock = make_clock()
queue = make_queue(clock)
time.sleep_ms(70)
send(queue, clock, 3)
time.sleep_ms(430)
send(queue, clock, 4)
send_moments(queue, clock)
bring_all(queue)
time.sleep_ms(110)
send(queue, clock, 5)
send_moments(queue, clock)
bring_all(queue)
print(queue.delivered, queue.guessed, clock.syncs)
