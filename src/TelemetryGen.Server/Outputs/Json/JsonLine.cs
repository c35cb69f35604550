using System.Buffers;
using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>A record as a line of JSON that says as well who sent it and when. Those names begin with $, which no field's does.</summary>
internal sealed class JsonLine(SchemaSpec schema)
{
    private readonly MessageJsonWriter _json = new(schema);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The line that <c>telemetrygen decode</c> prints, with more at its end, and a line feed.</summary>
    public byte[] Create(MessageValues message, TelemetryContext context)
    {
        _buffer.ResetWrittenCount();
        _json.Write(_buffer, message, json =>
        {
            json.WriteNumber("$schemaVersion", context.Version);
            json.WriteString("$sender", context.Sender);
            json.WriteString("$enqueuedTime", context.Event.EnqueuedTime.UtcDateTime);
            json.WriteString("$partition", context.Event.PartitionId);
            json.WriteNumber("$sequenceNumber", context.Event.SequenceNumber);
        });
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan.ToArray();
    }
}
