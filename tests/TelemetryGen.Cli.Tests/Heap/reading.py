"""The half of the program that reads, once; what it has imported stays."""

import gc
import sys

BASE = gc.mem_alloc()
import boot
MAIN = {'__name__': 'main'}
with open('main.py') as file:
    text = file.read()
# All but its last line, which starts it.
exec(text[:text.rindex('main()')], MAIN)
del text, file
MAIN['board'].start_watchdog()
BEFORE = set(sys.modules)
import store_readings
store_readings.run()
