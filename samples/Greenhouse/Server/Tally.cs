using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Acme.Greenhouse.Server;

/// <summary>What was sent and what arrived, in records and bytes.</summary>
internal sealed class Tally
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private int _sent;
    private long _bytes;
    private long _jsonBytes;

    /// <summary>Records that the server decoded.</summary>
    public int Decoded { get; private set; }

    /// <summary>No fewer were decoded than were sent. More may be: what is sent again after a broken line can arrive twice.</summary>
    public bool IsWhole => Decoded >= Volatile.Read(ref _sent);

    /// <summary>The hub has told the board that a record is stored.</summary>
    public void AddSent() => Interlocked.Increment(ref _sent);

    /// <summary>A record was decoded from that many bytes.</summary>
    public void AddDecoded(int bytes)
    {
        Decoded++;
        _bytes += bytes;
    }

    /// <summary>What the same record takes as JSON.</summary>
    public void AddJson<T>(T record) => _jsonBytes += JsonSerializer.SerializeToUtf8Bytes(record, Json).Length;

    public void PrintSummary()
    {
        var sent = Volatile.Read(ref _sent);
        Console.WriteLine();
        if (Decoded > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)_bytes / Decoded:0.0} bytes a record; the same as JSON {(double)_jsonBytes / Decoded:0.0} bytes, {(double)_jsonBytes / _bytes:0.0} times as much"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {Decoded} decoded, {Math.Max(0, sent - Decoded)} lost"));
    }
}
