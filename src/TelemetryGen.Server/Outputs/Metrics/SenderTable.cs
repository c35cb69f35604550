using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The senders of one kind of records, as many as are allowed.</summary>
internal sealed class SenderTable(string record, int metrics, MetricOptions options, ILogger logger, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SenderValues> _senders = new();
    private int _isTold;

    /// <summary>Those that sent something lately. Those that did not are let go of.</summary>
    public IEnumerable<SenderValues> Live
    {
        get
        {
            foreach (var (name, sender) in _senders)
            {
                if (clock.GetElapsedTime(sender.Seen) <= options.StaleAfter)
                {
                    yield return sender;
                }
                else
                {
                    _senders.TryRemove(new(name, sender));
                }
            }
        }
    }

    /// <summary>The sender, seen now; null when there are too many.</summary>
    public SenderValues? Find(string name)
    {
        if (!_senders.TryGetValue(name, out var sender))
        {
            if (_senders.Count >= options.MaxSenders)
            {
                if (Interlocked.Exchange(ref _isTold, 1) == 0)
                {
                    ServerLog.TooManySenders(logger, options.MaxSenders, record);
                }

                return null;
            }

            sender = _senders.GetOrAdd(name, n => new SenderValues(n, metrics));
        }

        sender.Seen = clock.GetTimestamp();
        return sender;
    }
}
