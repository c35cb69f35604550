using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Pipeline;

/// <summary>
/// What of a partition goes no further: counted, and told some seconds after the first of it, then at most once a minute, and at the end.
/// </summary>
internal sealed class PartitionDrops(string partition, ILogger logger, TimeProvider clock) : IDisposable
{
    /// <summary>A burst is one number.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>More senders of duplicates than that are not told apart.</summary>
    private const int MaxSenders = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _duplicates = [];
    private readonly Dictionary<UnknownKind, (long Count, string Detail)> _skipped = [];
    private readonly Dictionary<string, long> _unhandled = [];
    private long _records;
    private long? _dueFrom;
    private long? _told;

    /// <summary>Which option says that an event is skipped.</summary>
    public enum UnknownKind
    {
        UnknownSchema,
        UnknownTemplate,
    }

    /// <summary>An event's records were handled, or dropped as duplicates.</summary>
    public void Add(string sender, in EventResult result)
    {
        lock (_lock)
        {
            _records += result.Handled + result.Duplicates + (result.Failed?.Count ?? 0);
            if (result.Duplicates > 0)
            {
                Count(_duplicates, sender, result.Duplicates);
            }
        }
    }

    /// <summary>Nobody took records.</summary>
    public void AddUnhandled(string record, int count)
    {
        lock (_lock)
        {
            Count(_unhandled, record, count);
        }
    }

    /// <summary>An event was left, as an option says.</summary>
    public void AddSkipped(UnknownKind kind, string detail)
    {
        lock (_lock)
        {
            _skipped[kind] = (_skipped.GetValueOrDefault(kind).Count + 1, detail);
            _dueFrom ??= clock.GetTimestamp();
        }
    }

    /// <summary>Tells what is due; called from a timer.</summary>
    public void CheckTime() => Tell(isEnd: false);

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose() => Tell(isEnd: true);

    private void Count(Dictionary<string, long> counts, string key, int count)
    {
        key = counts.Count < MaxSenders || counts.ContainsKey(key) ? key : "";
        counts[key] = counts.GetValueOrDefault(key) + count;
        _dueFrom ??= clock.GetTimestamp();
    }

    private void Tell(bool isEnd)
    {
        lock (_lock)
        {
            if (_dueFrom is not { } from
                || (!isEnd && (clock.GetElapsedTime(from) < Gathering || (_told is { } told && clock.GetElapsedTime(told) < Pause))))
            {
                return;
            }

            TellAll();
            _duplicates.Clear();
            _skipped.Clear();
            _unhandled.Clear();
            (_records, _dueFrom, _told) = (0, null, clock.GetTimestamp());
        }
    }

    private void TellAll()
    {
        if (_duplicates.Count > 0)
        {
            DropLog.Duplicates(logger, partition, _duplicates.Values.Sum(), _records, Senders());
        }

        if (_unhandled.Count > 0)
        {
            DropLog.Unhandled(logger, partition, _unhandled.Values.Sum(), string.Join(", ", _unhandled.Keys));
        }

        foreach (var (kind, (count, detail)) in _skipped)
        {
            DropLog.Skipped(logger, partition, count, count == 1 ? "event was" : "events were", kind.ToString(), detail);
        }
    }

    private string Senders()
    {
        var most = _duplicates.MaxBy(static d => d.Value).Key;
        return _duplicates.Count == 1 ? $" of sender '{most}'" : $" of {_duplicates.Count} senders, most of '{most}'";
    }
}
