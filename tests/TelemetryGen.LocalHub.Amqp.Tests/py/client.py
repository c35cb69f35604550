"""One scenario of Azure's Python client against a hub. What was seen is written as one line of JSON.

python3 client.py SCENARIO, with HUB_FORM (tls or websocket), HUB_PORT, HUB_NAME, HUB_POLICY, HUB_KEY, HUB_CA in the environment.
"""
import json
import os
import sys
import threading

from azure.eventhub import EventData, EventHubConsumerClient, EventHubProducerClient, EventHubSharedKeyCredential, TransportType

FORM, PORT, HUB = os.environ["HUB_FORM"], os.environ["HUB_PORT"], os.environ["HUB_NAME"]


def options():
    return {
        "fully_qualified_namespace": "localhost",
        "eventhub_name": HUB,
        "credential": EventHubSharedKeyCredential(os.environ["HUB_POLICY"], os.environ["HUB_KEY"]),
        "custom_endpoint_address": f"sb://localhost:{PORT}",
        "connection_verify": os.environ["HUB_CA"],
        "transport_type": TransportType.AmqpOverWebsocket if FORM == "websocket" else TransportType.Amqp,
        "retry_total": 0,
    }


def read(partition, count):
    events = []
    done = threading.Event()
    client = EventHubConsumerClient(consumer_group="$Default", **options())

    def on_event(_, event):
        events.append(event)
        if len(events) >= count:
            done.set()

    thread = threading.Thread(
        target=lambda: client.receive(on_event=on_event, partition_id=partition, starting_position="-1", track_last_enqueued_event_properties=True),
        daemon=True)
    thread.start()
    if not done.wait(30):
        raise RuntimeError(f"only {len(events)} of {count} events came")
    client.close()
    return events[:count]


def everything():
    with EventHubProducerClient(**options()) as producer:
        partitions = producer.get_partition_ids()
        before = producer.get_partition_properties("1")
        batch = producer.create_batch(partition_id="1")
        for i in range(500):
            event = EventData(json.dumps({"i": i}))
            event.properties = {"i": i, "text": "ä"}
            event.content_type = "application/json"
            event.message_id = f"m{i}"
            batch.add(event)
        producer.send_batch(batch)
        producer.send_batch([EventData(b"\x00\xff")], partition_key="device-1")
        after = producer.get_partition_properties("1")
    events = read("1", 500)
    first = events[0]

    def text(value):
        return value.decode() if isinstance(value, bytes) else value

    properties = {text(name): text(value) for name, value in first.properties.items()}
    return {
        "partitions": partitions,
        "before": [before["is_empty"], before["last_enqueued_sequence_number"]],
        "after": [after["is_empty"], after["last_enqueued_sequence_number"]],
        "inOrder": all(json.loads(e.body_as_str()) == {"i": i} and e.sequence_number == i for i, e in enumerate(events)),
        "first": {"text": properties["text"], "i": properties["i"], "contentType": first.content_type, "messageId": first.message_id},
        "metrics": first.enqueued_time is not None and events[-1].offset is not None,
    }


def refused():
    names, texts = [], []
    for attempt in (lambda p: p.get_eventhub_properties(), lambda p: p.send_batch([EventData("a")])):
        with EventHubProducerClient(**options()) as producer:
            try:
                attempt(producer)
                names.append(None)
                texts.append(None)
            except Exception as error:  # pylint: disable=broad-except
                names.append(type(error).__name__)
                texts.append(str(error))
    return {"names": names, "texts": texts}


print(json.dumps({"everything": everything, "refused": refused}[sys.argv[1]]()))
sys.stdout.flush()
os._exit(0)
