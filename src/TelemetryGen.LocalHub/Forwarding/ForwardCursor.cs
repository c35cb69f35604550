using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// How far a partition is forwarded, in a file of its own: <c>{"next":42,"check":"..."}</c>, the number of the first event that is not
/// acknowledged yet, and a checksum over it and the partition, so that neither damage nor a file of another partition passes for a place.
/// A crash leaves the file as it was before or after a write; events in between are sent again.
/// </summary>
internal sealed class ForwardCursor
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly string _partition;
    private readonly TimeProvider _clock;
    private long _next;
    private long _saved;
    private long? _savedAt;

    private ForwardCursor(string path, string partition, long next, TimeProvider clock)
    {
        (_path, _partition, _clock) = (path, partition, clock);
        (_next, _saved) = (next, next);
    }

    /// <summary>The number of the first event that is not acknowledged yet.</summary>
    public long Next => Interlocked.Read(ref _next);

    /// <summary>The same as the file has it: after a crash it goes on from here.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <summary>Begins a partition.</summary>
    public static ForwardCursor Create(string path, string partition, long next, TimeProvider clock)
    {
        var cursor = new ForwardCursor(path, partition, next, clock);
        cursor.Write();
        return cursor;
    }

    /// <exception cref="LocalHubException">The file is not what was written.</exception>
    public static ForwardCursor Open(string path, string partition, TimeProvider clock)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var next = root.GetProperty("next").GetInt64();
            if (next < 0 || root.GetProperty("check").GetString() != Checksum(partition, next))
            {
                throw new JsonException("Its checksum is wrong.");
            }

            return new ForwardCursor(path, partition, next, clock);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IOException
            or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.ForwardingUnusable,
                $"{path} cannot be used: {e.Message} It says how far {partition} is forwarded. Restore it; or delete its folder: then all "
                + "events of that hub that are kept are forwarded again.",
                e);
        }
    }

    /// <summary>
    /// All events before this number are acknowledged. Written to the file at most once a second; at once the first time, so that also a
    /// hub that is killed again and again comes on.
    /// </summary>
    public void Move(long next)
    {
        Interlocked.Exchange(ref _next, next);
        if (Rest == TimeSpan.Zero)
        {
            Save();
        }
    }

    /// <summary>How long until it is to be written; null when it is.</summary>
    public TimeSpan? SaveDue => Next == Saved ? null : Rest;

    private TimeSpan Rest => _savedAt is { } at && SaveEvery - _clock.GetElapsedTime(at) is var rest && rest > TimeSpan.Zero
        ? rest
        : TimeSpan.Zero;

    /// <summary>Writes it, unless the file has it.</summary>
    /// <exception cref="LocalHubException">It cannot be written.</exception>
    public void Save()
    {
        if (Next != Saved)
        {
            Write();
        }
    }

    private static string Checksum(string partition, long next) =>
        Crc32C.Compute(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{partition.ToLowerInvariant()}:{next}")))
            .ToString("x8", CultureInfo.InvariantCulture);

    private void Write()
    {
        var next = Next;
        var text = string.Create(CultureInfo.InvariantCulture, $$"""{"next":{{next}},"check":"{{Checksum(_partition, next)}}"}""");
        DataDirectory.WriteSecret(_path, Encoding.ASCII.GetBytes(text + "\n"));
        Interlocked.Exchange(ref _saved, next);
        _savedAt = _clock.GetTimestamp();
    }
}
