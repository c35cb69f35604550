using Avro;
using Avro.File;
using Avro.Generic;

namespace TelemetryGen.Fuzz;

/// <summary>A Capture file of two events, written by Avro's own library with the schema that Capture documents.</summary>
internal static class CaptureSeed
{
    private const string Schema = """
        {"type":"record","name":"EventData","namespace":"Microsoft.ServiceBus.Messaging","fields":[
          {"name":"SequenceNumber","type":"long"},{"name":"Offset","type":"string"},{"name":"EnqueuedTimeUtc","type":"string"},
          {"name":"SystemProperties","type":{"type":"map","values":["long","double","string","bytes"]}},
          {"name":"Properties","type":{"type":"map","values":["long","double","string","bytes","null"]}},
          {"name":"Body","type":["null","bytes"]}]}
        """;

    public static byte[] Bytes()
    {
        var schema = (RecordSchema)Avro.Schema.Parse(Schema);
        using var file = new MemoryStream();
        using (var writer = DataFileWriter<GenericRecord>.OpenWriter(new GenericDatumWriter<GenericRecord>(schema), file))
        {
            writer.Append(Event(schema, 1000, [1, 2, 3]));
            writer.Append(Event(schema, 1001, null));
        }

        return file.ToArray();
    }

    private static GenericRecord Event(RecordSchema schema, long number, byte[]? body)
    {
        var record = new GenericRecord(schema);
        record.Add("SequenceNumber", number);
        record.Add("Offset", "4096");
        record.Add("EnqueuedTimeUtc", "11/23/2026 12:00:00 PM");
        record.Add("SystemProperties", new Dictionary<string, object> { ["x-opt-publisher"] = "wipy-01" });
        record.Add("Properties", new Dictionary<string, object>());
        record.Add("Body", body);
        return record;
    }
}
