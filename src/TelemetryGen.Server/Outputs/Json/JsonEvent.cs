using System.Globalization;
using System.Text;
using Azure.Messaging.EventHubs;
using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>A record as an event of JSON, with what Data Explorer needs to find its table among the properties.</summary>
internal sealed class JsonEvent(SchemaSpec schema)
{
    private readonly MessageJsonWriter _json = new(schema);
    private readonly RecordUnits _units = new(schema);

    /// <summary>The line that <c>telemetrygen decode</c> prints, and in the properties who sent it and when.</summary>
    public EventData Create(MessageValues message, TelemetryContext context)
    {
        var name = message.Message.Name;
        var data = new EventData(Encoding.UTF8.GetBytes(_json.Write(message))) { ContentType = "application/json" };
        data.Properties["Table"] = name;
        data.Properties["Format"] = "json";
        data.Properties["IngestionMappingReference"] = name + "Json";
        data.Properties["units"] = _units.Of(name);
        data.Properties["schema"] = schema.Name;
        data.Properties["schemaVersion"] = context.Version;
        data.Properties["sender"] = context.Sender;
        data.Properties["enqueuedTime"] = context.Event.EnqueuedTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        data.Properties["sequenceNumber"] = context.Event.SequenceNumber;
        return data;
    }
}
