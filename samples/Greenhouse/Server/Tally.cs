using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Acme.Greenhouse.Server;

/// <summary>What was sent and what arrived, in records, requests and bytes. Partitions count in parallel.</summary>
/// <param name="records">How many records the station is to send.</param>
internal sealed class Tally(int records)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private long _bytes;
    private long _jsonBytes;
    private int _events;
    private int _duplicates;
    private int _decoded;
    private volatile StationReport _report = new(0, 0);

    /// <summary>Records that arrived, each counted once.</summary>
    public int Decoded => Volatile.Read(ref _decoded);

    /// <summary>Records that had come before: the answer to their event was lost, and the board sent it again.</summary>
    public int Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>All records have arrived.</summary>
    public bool IsWhole => Decoded >= records;

    /// <summary>The hub took an event of that many bytes, which could be read.</summary>
    public void AddEvent(int bytes)
    {
        Interlocked.Increment(ref _events);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A record was decoded that had not come before.</summary>
    public void AddDecoded<T>(T record)
    {
        Interlocked.Add(ref _jsonBytes, JsonSerializer.SerializeToUtf8Bytes(record, Json).Length);
        Interlocked.Increment(ref _decoded);
    }

    /// <summary>So many records had come before.</summary>
    public void AddDuplicates(int count) => Interlocked.Add(ref _duplicates, count);

    /// <summary>What the board has said last.</summary>
    public void Take(StationReport report) => _report = report;

    public void PrintSummary()
    {
        Console.WriteLine();
        if (Decoded > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)_bytes / Decoded:0.0} bytes a record; the same "
                    + $"as JSON {(double)_jsonBytes / Decoded:0.0} bytes, {(double)_jsonBytes / _bytes:0.0} times as much"));
        }

        Console.WriteLine($"{_report.Posts} POSTs instead of {_report.Sent}, {_events} events, {Duplicates} duplicates dropped");
        Console.WriteLine($"{_report.Sent} sent, {Decoded} decoded, {Math.Max(0, records - Decoded)} lost");
    }
}
