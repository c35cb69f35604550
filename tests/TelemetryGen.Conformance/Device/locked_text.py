# A text as str is encoded, which allocates: under the heap lock that is a MemoryError. It shows that the lock would catch any allocation.
import json
import micropython

import settings

record = getattr(__import__(settings.module), 'OnlyText')()
record.text = 'abc'
micropython.heap_lock()
try:
    record.pack()
    outcome = 'packed'
except MemoryError:
    outcome = 'refused'
finally:
    micropython.heap_unlock()
print(json.dumps({'case': 'locked', 'outcome': outcome, 'length': record.pack()}))
