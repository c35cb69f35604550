// Azure's own checkpoint store: claims partition 3 for "js-1", sets a checkpoint in it, and writes all ownership and checkpoints that it finds
// as one line of JSON. node store.mjs CONTAINER, with AZURITE (a connection string); with "read" behind it nothing is written.
import { BlobCheckpointStore } from "@azure/eventhubs-checkpointstore-blob";
import { ContainerClient } from "@azure/storage-blob";

const [container, mode] = process.argv.slice(2);
const store = new BlobCheckpointStore(new ContainerClient(process.env.AZURITE, container));
const hub = { fullyQualifiedNamespace: "Contoso.servicebus.windows.net", eventHubName: "Greenhouse", consumerGroup: "$Default" };
const names = [hub.fullyQualifiedNamespace, hub.eventHubName, hub.consumerGroup];
if (mode !== "read") {
  const claimed = await store.claimOwnership([{ ...hub, partitionId: "3", ownerId: "js-1" }]);
  if (claimed.length !== 1) {
    throw new Error("not claimed");
  }
  await store.updateCheckpoint({ ...hub, partitionId: "3", offset: "4711", sequenceNumber: 42 });
}
const owners = await store.listOwnership(...names);
const checkpoints = await store.listCheckpoints(...names);
console.log(
  JSON.stringify({
    owners: owners.map((o) => `${o.partitionId} ${o.ownerId}`),
    checkpoints: checkpoints.map((c) => `${c.partitionId} ${c.offset} ${c.sequenceNumber}`),
  }),
);
