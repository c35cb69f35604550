using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>An event as the page keeps it: decoded, or with the reason why not, and never all of a large body.</summary>
public sealed record WatchedEvent
{
    /// <summary>As <see cref="StoredEvent.Position"/>.</summary>
    public required long Position { get; init; }

    /// <summary>As <see cref="StoredEvent.Partition"/>.</summary>
    public required int Partition { get; init; }

    /// <summary>As <see cref="StoredEvent.SequenceNumber"/>.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>As <see cref="StoredEvent.EnqueuedTime"/>.</summary>
    public required DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>Its publisher; else the partition key; else a word for none.</summary>
    public required string Publisher { get; init; }

    /// <summary>Bytes of the body.</summary>
    public required int Size { get; init; }

    /// <summary>The start of the body: as text when it is text, else in hex.</summary>
    public required string Preview { get; init; }

    /// <summary>The records in it, in their order; empty without a schema, and when it cannot be decoded.</summary>
    public IReadOnlyList<MessageValues> Records { get; init; } = [];

    /// <summary>Why it cannot be decoded; null when it can, and without a schema.</summary>
    public string? Problem { get; init; }

    /// <summary>The newest moment of its records by their own timestamps; null without any.</summary>
    public DateTimeOffset? NewestTimestamp { get; init; }
}

/// <summary>A record with the event that brought it; of an event without records itself.</summary>
/// <param name="Event">The event.</param>
/// <param name="Values">The record; null when the event is not decoded.</param>
public sealed record WatchedRecord(WatchedEvent Event, MessageValues? Values);
