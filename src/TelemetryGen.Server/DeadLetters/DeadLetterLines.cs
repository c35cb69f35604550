using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>What the log has of dead letters: the first of a minute each by itself, the others as a number, since all are stored.</summary>
internal sealed class DeadLetterLines(string store, ILogger logger, TimeProvider clock) : IDisposable
{
    private const int MaxLines = 10;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _begin;
    private int _lines;
    private long _others;

    /// <summary>A letter was stored.</summary>
    public void Add(DeadLetter letter)
    {
        lock (_lock)
        {
            CheckMinute();
            _begin ??= clock.GetTimestamp();
            if (++_lines > MaxLines)
            {
                _others++;
                return;
            }
        }

        ServerLog.DeadLettered(logger, letter.Event.SequenceNumber, letter.Event.PartitionId, letter.Event.Publisher ?? "",
            letter.Reason, letter.Detail);
    }

    /// <summary>Tells the number whose minute is over; called from a timer.</summary>
    public void CheckTime()
    {
        lock (_lock)
        {
            CheckMinute();
        }
    }

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Tell();
        }
    }

    private void CheckMinute()
    {
        if (_begin is { } begin && clock.GetElapsedTime(begin) >= Minute)
        {
            Tell();
        }
    }

    private void Tell()
    {
        if (_others > 0)
        {
            DropLog.MoreDeadLetters(logger, _others, _others == 1 ? "event" : "events", store);
        }

        (_begin, _lines, _others) = (null, 0, 0);
    }
}
