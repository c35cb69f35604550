using System.Globalization;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Sizing;

/// <summary>The request that a device sends, with names and a token of typical length.</summary>
internal static class HttpRequestTemplate
{
    /// <summary>A TLS 1.2 record with AES-GCM (RFC 5288): header 5, explicit nonce 8, tag 16.</summary>
    public const int TlsRecordOverhead = 29;

    /// <summary>The most that one record carries (RFC 5246, 6.2.1).</summary>
    public const int TlsRecordLength = 16384;

    private const string Host = "contoso-telemetry.servicebus.windows.net";
    private const string Hub = "greenhouse";
    private const string Publisher = "wipy-0001";

    /// <summary>What the numbers stand on, for people.</summary>
    public static IReadOnlyList<string> Assumptions { get; } =
    [
        $"host {Host}, hub {Hub}, publisher {Publisher}, policy send",
        "one request for each message, on a connection that is kept: no handshake, no answer counted",
        $"TLS 1.2 with AES-GCM: {TlsRecordOverhead} bytes a record, a record a request",
        "every text and every list full",
        "heap as measured with MicroPython, from source; TLS buffers are beside it; the half of the program that sends holds no records",
        "a publication and an event count as their bodies; devices send each message alone, batches take fewer requests and events",
        string.Create(
            CultureInfo.InvariantCulture,
            $"a throughput unit takes {EventHubLimits.UnitEventsPerSecond:N0} events or {EventHubLimits.UnitBytesPerSecond:N0} bytes a "
                + $"second; no bursts, all devices evenly spread"),
    ];

    /// <summary>The sizes of a request with a body of that length.</summary>
    public static RequestSize Measure(int body)
    {
        var token = SasToken.Create(EventHubResource.Publisher(Host, Hub, Publisher), "send", "a key of any length signs alike",
            DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)).Text;
        var line = $"POST /{Hub}/publishers/{Publisher}/messages?timeout=60&api-version=2014-01 HTTP/1.1\r\n";
        var headers = string.Create(
            CultureInfo.InvariantCulture,
            $"Host: {Host}\r\nAuthorization: {token}\r\nContent-Type: application/octet-stream\r\nContent-Length: {body}\r\n\r\n");
        var request = line.Length + headers.Length + body;
        var records = (request + TlsRecordLength - 1) / TlsRecordLength;
        return new(line.Length, headers.Length - token.Length, token.Length, body, records * TlsRecordOverhead,
            request + (records * TlsRecordOverhead));
    }
}
