using Avro;
using Avro.File;
using Avro.Generic;

namespace TelemetryGen.EventHubs;

/// <summary>
/// Writes files in the form of Event Hubs Capture: Avro containers of EventData records (namespace Microsoft.ServiceBus.Messaging), not
/// compressed. <see cref="CaptureFile"/> reads them, as does whatever reads the service's own.
/// </summary>
public sealed class CaptureWriter : IDisposable
{
    private const string Text =
        """
        {"type":"record","name":"EventData","namespace":"Microsoft.ServiceBus.Messaging","fields":[
          {"name":"SequenceNumber","type":"long"},
          {"name":"Offset","type":"string"},
          {"name":"EnqueuedTimeUtc","type":"string"},
          {"name":"SystemProperties","type":{"type":"map","values":["long","double","string","bytes"]}},
          {"name":"Properties","type":{"type":"map","values":["long","double","string","bytes","null"]}},
          {"name":"Body","type":["null","bytes"]}]}
        """;

    private static readonly RecordSchema Schema = (RecordSchema)Avro.Schema.Parse(Text);

    private readonly IFileWriter<GenericRecord> _file;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    public CaptureWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _file = DataFileWriter<GenericRecord>.OpenWriter(new GenericDatumWriter<GenericRecord>(Schema), stream, leaveOpen: true);
    }

    /// <summary>Adds an event.</summary>
    /// <param name="captured">The event.</param>
    /// <param name="systemProperties">What the hub says of it: each a long, double, string or byte array.</param>
    /// <param name="properties">What its sender says of it: each of the same, or null.</param>
    public void Append(
        CapturedEvent captured, IReadOnlyDictionary<string, object> systemProperties, IReadOnlyDictionary<string, object?> properties)
    {
        ArgumentNullException.ThrowIfNull(captured);
        ArgumentNullException.ThrowIfNull(systemProperties);
        ArgumentNullException.ThrowIfNull(properties);
        var record = new GenericRecord(Schema);
        record.Add("SequenceNumber", captured.SequenceNumber);
        record.Add("Offset", captured.Offset);
        record.Add("EnqueuedTimeUtc", captured.EnqueuedTimeUtc);
        record.Add("SystemProperties", systemProperties.ToDictionary());
        record.Add("Properties", properties.ToDictionary());
        record.Add("Body", captured.Body?.ToArray());
        _file.Append(record);
    }

    /// <summary>Ends the file: all of it is in the stream then.</summary>
    public void Dispose() => _file.Dispose();
}
