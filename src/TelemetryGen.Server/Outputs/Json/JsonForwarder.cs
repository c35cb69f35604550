using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>Sends each record as JSON to a hub: an event a record, in the order of its sender.</summary>
internal sealed class JsonForwarder : IEventOutput, IAsyncDisposable
{
    private readonly EventHubProducerClient _producer;
    private readonly SchemaSpec _schema;

    public JsonForwarder(SchemaSpec schema, JsonForwardOptions options)
    {
        _schema = schema;
        (_producer, Description) = HubProducer.Create(options, "Forward");
    }

    public string Description { get; }

    public IPartitionOutput Open(string partitionId) => new JsonPartition(_schema, _producer);

    public ValueTask DisposeAsync() => _producer.DisposeAsync();
}
