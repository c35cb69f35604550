# Queues the golden records that the settings name, file by file, and brings them to the hub.
import json

import settings
from hub_queue import bring_all, make_queue
from pack_vectors_values import fill, parts_of

queue = make_queue()
for file in settings.files:
    with open('/vectors/' + file['name']) as opened:
        content = json.load(opened)
    module = __import__(file['module'])
    record_class = getattr(module, content['message'])
    for vector in content['vectors']:
        if vector['case'] in file['cases']:
            queue.send(fill(record_class(), vector['device'], parts_of(module, content)))
bring_all(queue)
print(queue.delivered, queue.posts, queue.dead_lettered, queue.store.corrupt)
