# A text as str is encoded, which allocates: under the heap lock that ends in a MemoryError. It shows that the lock catches an allocation.
import micropython

import settings

record = getattr(__import__(settings.module), 'OnlyText')()
record.text = b'abc'
print(record.pack())
micropython.heap_lock()
try:
    record.pack()
    record.text = 'abc'
    record.pack()
finally:
    micropython.heap_unlock()
