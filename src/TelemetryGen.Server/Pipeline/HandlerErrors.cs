using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Pipeline;

/// <summary>
/// Tells of handlers that throw: the first error of a kind with its stack, those of the minute after it as a number. A handler that always
/// fails would fill the log with one stack again and again.
/// </summary>
internal sealed class HandlerErrors(ILogger logger, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Handler, Type Error), Told> _told = [];

    /// <summary>A handler threw and is called again.</summary>
    public void Add(Exception error, string handler, int attempt, int attempts, string partition, long sequenceNumber)
    {
        lock (_lock)
        {
            var key = (handler, error.GetType());
            if (_told.TryGetValue(key, out var told))
            {
                (told.Count, told.Partition, told.SequenceNumber) = (told.Count + 1, partition, sequenceNumber);
                return;
            }

            _told[key] = new() { At = clock.GetTimestamp() };
        }

        ServerLog.HandlerThrew(logger, error, handler, attempt, attempts, partition, sequenceNumber);
    }

    /// <summary>Tells the numbers whose minute is over; called from a timer.</summary>
    public void CheckTime() => Tell(told => clock.GetElapsedTime(told.At) >= Pause);

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose() => Tell(static _ => true);

    private void Tell(Func<Told, bool> isDue)
    {
        KeyValuePair<(string Handler, Type Error), Told>[] due;
        lock (_lock)
        {
            due = [.. _told.Where(pair => isDue(pair.Value))];
            Array.ForEach(due, pair => _told.Remove(pair.Key));
        }

        foreach (var (key, told) in due.Where(static pair => pair.Value.Count > 0))
        {
            ServerLog.HandlerThrewAgain(
                logger, key.Handler, key.Error.Name, told.Count, told.Count == 1 ? "time" : "times", told.Partition, told.SequenceNumber);
        }
    }

    private sealed class Told
    {
        public long At { get; init; }

        public long Count { get; set; }

        public string Partition { get; set; } = "";

        public long SequenceNumber { get; set; }
    }
}
