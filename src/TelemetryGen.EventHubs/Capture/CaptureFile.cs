using Avro.File;
using Avro.Generic;

namespace TelemetryGen.EventHubs;

/// <summary>
/// Reads the files that Event Hubs Capture writes: Avro containers of EventData records (namespace Microsoft.ServiceBus.Messaging), with
/// the event's body as opaque bytes.
/// </summary>
public static class CaptureFile
{
    /// <summary>The events, in the order of the file, read as they are asked for.</summary>
    /// <exception cref="CaptureFileException">It is no Capture file, or it is damaged; events before the damage were given.</exception>
    public static IEnumerable<CapturedEvent> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = Guarded(() => DataFileReader<GenericRecord>.OpenReader(stream));
        while (Guarded(reader.HasNext))
        {
            yield return Guarded(() => ToEvent(reader.Next()));
        }
    }

    private static CapturedEvent ToEvent(GenericRecord record) =>
        new(Field<long>(record, "SequenceNumber"), Field<string>(record, "Offset"), Field<string>(record, "EnqueuedTimeUtc"),
            GetBody(record))
        {
            SystemProperties = Map(record, "SystemProperties").Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!),
            Properties = Map(record, "Properties"),
        };

    private static ReadOnlyMemory<byte>? GetBody(GenericRecord record)
    {
        if (!record.TryGetValue("Body", out var body))
        {
            throw new CaptureFileException("Its records have no field Body; it is not an Event Hubs Capture file.");
        }

        // Null has to be said with its type: an array converts to memory, and a null array to empty memory.
        return body is byte[] bytes ? bytes : (ReadOnlyMemory<byte>?)null;
    }

    // Files of others may leave the two maps out.
    private static Dictionary<string, object?> Map(GenericRecord record, string name) =>
        record.TryGetValue(name, out var value) && value is IDictionary<string, object?> map ? new(map) : [];

    private static T Field<T>(GenericRecord record, string name) => record.TryGetValue(name, out var value) && value is T typed
        ? typed
        : throw new CaptureFileException(
            $"Its records have no field {name} of type {typeof(T).Name}; it is not an Event Hubs Capture file.");

    // The library reports damage by whatever its parsers run into, null references among it. Errors of the stream are the caller's.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is EndOfStreamException or not (CaptureFileException or IOException or ObjectDisposedException))
        {
            throw new CaptureFileException($"It is not an Avro file, or it is damaged: {error.Message.Split('\n')[0].Trim()}", error);
        }
    }
}
