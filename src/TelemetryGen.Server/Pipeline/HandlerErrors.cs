using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Pipeline;

/// <summary>
/// Tells of handlers that throw: the first error of a kind with its stack, those after it as a number a minute, and a minute without one
/// as the end. A handler that always fails would fill the log with one stack again and again.
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
                told.Last = clock.GetTimestamp();
                return;
            }

            var now = clock.GetTimestamp();
            _told[key] = new() { First = now, Last = now, At = now };
        }

        ServerLog.HandlerThrew(logger, error, handler, attempt, attempts, partition, sequenceNumber);
    }

    /// <summary>Tells the numbers whose minute is over; called from a timer.</summary>
    public void CheckTime()
    {
        lock (_lock)
        {
            foreach (var ((handler, error), told) in _told.Where(pair => clock.GetElapsedTime(pair.Value.At) >= Pause).ToArray())
            {
                var isOver = told.Count == 0;
                Tell(handler, error, told);
                if (isOver)
                {
                    _told.Remove((handler, error));
                    ServerLog.HandlerWorks(
                        logger, handler, error.Name, told.Total, told.Total == 1 ? "time" : "times",
                        clock.GetElapsedTime(told.First, told.Last).TotalSeconds);
                }
            }
        }
    }

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var ((handler, error), told) in _told)
            {
                Tell(handler, error, told);
            }

            _told.Clear();
        }
    }

    private void Tell(string handler, Type error, Told told)
    {
        if (told.Count > 0)
        {
            ServerLog.HandlerThrewAgain(
                logger, handler, error.Name, told.Count, told.Count == 1 ? "time" : "times", told.Partition, told.SequenceNumber);
        }

        (told.Total, told.Count, told.At) = (told.Total + told.Count, 0, clock.GetTimestamp());
    }

    private sealed class Told
    {
        /// <summary>When it was thrown first, and last.</summary>
        public long First { get; init; }

        public long Last { get; set; }

        /// <summary>When it was told last.</summary>
        public long At { get; set; }

        /// <summary>How often it was thrown since then.</summary>
        public long Count { get; set; }

        /// <summary>How often it was thrown before, the first included.</summary>
        public long Total { get; set; } = 1;

        public string Partition { get; set; } = "";

        public long SequenceNumber { get; set; }
    }
}
