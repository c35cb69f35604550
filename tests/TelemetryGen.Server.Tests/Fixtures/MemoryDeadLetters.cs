using System.Collections.Concurrent;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Dead letters in memory; it can be made to fail.</summary>
internal sealed class MemoryDeadLetters : IDeadLetterStore
{
    public ConcurrentQueue<DeadLetter> Letters { get; } = new();

    /// <summary>How many more writes fail.</summary>
    public int Failures { get; set; }

    public string Description => "memory";

    public ValueTask WriteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        if (Failures-- > 0)
        {
            throw new IOException("The disk is full.");
        }

        Letters.Enqueue(letter with { Event = letter.Event with { Body = letter.Event.Body.ToArray() } });
        return ValueTask.CompletedTask;
    }
}
