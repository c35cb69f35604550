using System.Globalization;
using System.Text;
using Acme.Greenhouse;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>The requests of many devices, each with a token of its own: an event of some records, all of it as bytes.</summary>
internal sealed class Fleet(string authority, string hub, string key, int recordsPerEvent)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One event of a device.</summary>
    /// <param name="device">Its number.</param>
    /// <param name="round">How many events it sent before.</param>
    /// <param name="isKept">The connection is kept.</param>
    public byte[] Request(int device, int round, bool isKept)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"device-{device:000000}");
        var resource = EventHubResource.Publisher(authority, hub, name);
        var token = SasToken.Create(resource, "send", key, DateTimeOffset.UtcNow.AddHours(1)).Text;
        var body = Body(round);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /{hub}/publishers/{name}/messages HTTP/1.1\r\nHost: {authority}\r\nAuthorization: {token}\r\n"
                + $"Content-Type: application/octet-stream\r\nContent-Length: {body.Length}\r\n"
                + $"{(isKept ? "" : "Connection: close\r\n")}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private byte[] Body(int round)
    {
        var records = new Climate[recordsPerEvent];
        for (var i = 0; i < records.Length; i++)
        {
            var number = (uint)((round * recordsPerEvent) + i + 1);
            records[i] = new(
                Start.AddMinutes(number), 12 + (number % 7), 1013, 3.5, false, number % 3 == 0, DoorState.Closed, 4100, null, number);
        }

        var body = new byte[Climate.MaxBatchBytes(records.Length)];
        return Climate.TryWriteBatch(records, body, out var length, out var error)
            ? body[..length]
            : throw new InvalidOperationException(error.ToString());
    }
}
