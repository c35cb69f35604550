// A consumer that shares a hub with others by checkpoints in blobs. Each event it handles is a line "partition sequence time", the
// time in microseconds.
// node processor.mjs, with AZURITE (a connection string) beside what client.mjs takes. Ends cleanly when its input ends.
import { EventHubConsumerClient } from "@azure/event-hubs";
import { BlobCheckpointStore } from "@azure/eventhubs-checkpointstore-blob";
import { ContainerClient } from "@azure/storage-blob";

const { HUB_PORT: port, HUB_NAME: hub, HUB_POLICY: policy, HUB_KEY: key, AZURITE: azurite } = process.env;
const now = () => Date.now() * 1000;
const container = new ContainerClient(azurite, "checkpoints");
await container.createIfNotExists();
const client = new EventHubConsumerClient(
  "$Default",
  `Endpoint=sb://localhost:${port};SharedAccessKeyName=${policy};SharedAccessKey=${key};UseDevelopmentEmulator=true`,
  hub,
  new BlobCheckpointStore(container),
  { loadBalancingOptions: { strategy: "greedy", updateIntervalInMs: 1000, partitionOwnershipExpirationIntervalInMs: 8000 } },
);
const subscription = client.subscribe(
  {
    processInitialize: async (context) => console.log(`# opened ${context.partitionId} ${now()}`),
    processEvents: async (events, context) => {
      for (const event of events) {
        console.log(`${context.partitionId} ${event.sequenceNumber} ${now()}`);
      }
      if (events.length > 0) {
        await context.updateCheckpoint(events[events.length - 1]);
      }
    },
    processError: async (error, context) => console.log(`# ${context.partitionId} ${error.code ?? error.name}`),
    processClose: async (reason, context) => console.log(`# lost ${context.partitionId} ${reason}`),
  },
  { maxBatchSize: 20, maxWaitTimeInSeconds: 1, startPosition: { offset: "-1" } },
);
process.stdin.resume();
process.stdin.on("end", async () => {
  await subscription.close();
  await client.close();
  process.exit(0);
});
