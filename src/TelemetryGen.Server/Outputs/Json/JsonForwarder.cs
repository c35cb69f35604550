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
        var hub = options.ToHub();
        hub.ThrowIfInvalid();
        var (ns, name) = EventHubsNames.Of(hub);
        var client = new EventHubProducerClientOptions { ConnectionOptions = hub.ToConnectionOptions() };
        _schema = schema;
        _producer = string.IsNullOrWhiteSpace(hub.ConnectionString)
            ? new(hub.FullyQualifiedNamespace, name, hub.Credential, client)
            : new(hub.ConnectionString, name, client);
        Description = $"hub {name} of {ns}";
    }

    public string Description { get; }

    public IPartitionOutput Open(string partitionId) => new JsonPartition(_schema, _producer);

    public ValueTask DisposeAsync() => _producer.DisposeAsync();
}
