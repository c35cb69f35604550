// One scenario of Azure's JavaScript client against a hub. What was seen is written as one line of JSON.
// node client.mjs SCENARIO, with HUB_FORM (plain, tls or websocket), HUB_PORT, HUB_NAME, HUB_POLICY, HUB_KEY in the environment;
// NODE_EXTRA_CA_CERTS names the hub's authority.
import { EventHubConsumerClient, EventHubProducerClient, earliestEventPosition } from "@azure/event-hubs";
import { AzureNamedKeyCredential } from "@azure/core-auth";
import WebSocket from "ws";

const { HUB_FORM: form, HUB_PORT: port, HUB_NAME: hub, HUB_POLICY: policy, HUB_KEY: key } = process.env;
const retryOptions = { maxRetries: 0, timeoutInMs: 15000 };
const options = {
  plain: { retryOptions },
  tls: { retryOptions, customEndpointAddress: `sb://localhost:${port}` },
  websocket: { retryOptions, webSocketOptions: { webSocket: WebSocket }, customEndpointAddress: `wss://localhost:${port}` },
}[form];
const where =
  form === "plain"
    ? [`Endpoint=sb://localhost:${port};SharedAccessKeyName=${policy};SharedAccessKey=${key};UseDevelopmentEmulator=true`, hub]
    : ["localhost", hub, new AzureNamedKeyCredential(policy, key)];
const producer = () => new EventHubProducerClient(...where, options);
const consumer = () => new EventHubConsumerClient("$Default", ...where, options);
const open = [];
const closing = (client) => (open.push(client), client);

function read(client, partition, count, subscribeOptions) {
  const events = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`only ${events.length} of ${count} events came`)), 30000);
    client.subscribe(
      partition,
      {
        processEvents: async (batch) => {
          events.push(...batch);
          if (events.length >= count) {
            clearTimeout(timer);
            resolve(events.slice(0, count));
          }
        },
        processError: async (error) => {
          clearTimeout(timer);
          reject(error);
        },
      },
      { startPosition: earliestEventPosition, maxBatchSize: 100, maxWaitTimeInSeconds: 1, ...subscribeOptions },
    );
  });
}

const scenarios = {
  async everything() {
    const sender = closing(producer());
    const properties = await sender.getEventHubProperties();
    const before = await sender.getPartitionProperties("1");
    const batch = await sender.createBatch({ partitionId: "1" });
    for (let i = 0; i < 500; i++) {
      batch.tryAdd({ body: { i }, properties: { i, text: "ä" }, contentType: "application/json", messageId: `m${i}` });
    }
    await sender.sendBatch(batch);
    await sender.sendBatch([{ body: Buffer.from([0, 255]) }], { partitionKey: "device-1" });
    const after = await sender.getPartitionProperties("1");
    const reader = closing(consumer());
    const events = await read(reader, "1", 500);
    return {
      partitions: properties.partitionIds,
      max: batch.maxSizeInBytes ?? null,
      before: [before.isEmpty, before.lastEnqueuedSequenceNumber],
      after: [after.isEmpty, after.lastEnqueuedSequenceNumber],
      inOrder: events.every((e, i) => e.body.i === i && e.sequenceNumber === i && e.properties.i === i),
      first: { text: events[0].properties.text, contentType: events[0].contentType, messageId: events[0].messageId, offset: events[0].offset },
    };
  },

  async positions() {
    const reader = closing(consumer());
    const starts = [
      { sequenceNumber: 3 },
      { sequenceNumber: 3, isInclusive: true },
      { offset: process.env.HUB_OFFSET },
      { offset: process.env.HUB_OFFSET, isInclusive: true },
      { enqueuedOn: 1 },
    ];
    const firsts = [];
    for (const startPosition of starts) {
      const client = closing(consumer());
      firsts.push((await read(client, "0", 1, { startPosition }))[0].sequenceNumber);
      await client.close();
    }
    await reader.close();
    return { firsts };
  },

  async steal() {
    const [first, second] = [closing(consumer()), closing(consumer())];
    const lost = new Promise((resolve) =>
      first.subscribe("0", { processEvents: async () => {}, processError: async (e) => resolve(e.code) }, { startPosition: earliestEventPosition, ownerLevel: 1 }),
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const events = await read(second, "0", 1, { ownerLevel: 2 });
    return { lost: await lost, second: events.length };
  },

  async refused() {
    const sender = closing(producer());
    const codes = [];
    for (const attempt of [() => sender.getEventHubProperties(), () => sender.sendBatch([{ body: "a" }])]) {
      try {
        await attempt();
        codes.push(null);
      } catch (error) {
        codes.push(error.code ?? error.name);
      }
    }
    return { codes };
  },
};

try {
  console.log(JSON.stringify(await scenarios[process.argv[2]]()));
} finally {
  await Promise.allSettled(open.map((client) => client.close()));
}
process.exit(0);
