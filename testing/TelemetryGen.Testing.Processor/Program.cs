using Azure.Storage.Blobs;
using TelemetryGen.Testing.Processor;

// Reads a hub from its beginning, with checkpoints in blobs, and writes a line "partition sequence" for each event before its checkpoint.
// The environment says where: HUB, HUB_NAME, AZURITE. The end of its input ends it.
string Of(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
var container = new BlobContainerClient(Of("AZURITE"), "checkpoints");
await container.CreateIfNotExistsAsync();
var processor = new PrintingProcessor(new BlobCheckpoints(container), Of("HUB"), Of("HUB_NAME"));
await processor.StartProcessingAsync();
await Console.In.ReadToEndAsync();
await processor.StopProcessingAsync();
