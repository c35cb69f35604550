using System.Globalization;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>Events of the store as records of a Capture file.</summary>
internal sealed class CaptureFileContent(Stream stream) : IDisposable
{
    private readonly CaptureWriter _writer = new(stream);

    public void Append(StoredEvent item)
    {
        var system = new Dictionary<string, object>();
        Add(system, "x-opt-publisher", item.Publisher);
        Add(system, "x-opt-partition-key", item.PartitionKey);
        Add(system, "content-type", item.ContentType);

        // As the service words it.
        var enqueued = item.EnqueuedTime.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
        _writer.Append(
            new CapturedEvent(item.SequenceNumber, item.Offset.ToString(CultureInfo.InvariantCulture), enqueued, item.Body),
            system,
            item.Properties.ToDictionary(static pair => pair.Key, static pair => Value(pair.Value)));
    }

    public void Dispose() => _writer.Dispose();

    private static void Add(Dictionary<string, object> to, string name, string? value)
    {
        if (value is not null)
        {
            to.Add(name, value);
        }
    }

    // The schema has long, double, string and bytes: whatever else AMQP has becomes text.
    private static object? Value(object? value) => value switch
    {
        null or string or byte[] or double or long => value,
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float number => (double)number,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
