# Two records, then three whose answer is lost, then two: the test cuts the line while the program waits at its gate.
import json

import settings
from hub_queue import bring_all, make_queue
from pack_vectors_values import fill, parts_of
from readings import Readings

with open('/vectors/readings.json') as file:
    content = json.load(file)
module = __import__('readings')
devices = [vector['device'] for vector in content['vectors'] if vector['case'] in settings.cases]
queue = make_queue()


def send(count):
    for _ in range(count):
        queue.send(fill(Readings(), devices.pop(0), parts_of(module, content)))
    bring_all(queue)
    print(queue.delivered, queue.posts, queue.failures)


send(2)
gate()
send(3)
send(2)
