using System.Globalization;

namespace TelemetryGen.Server;

/// <summary>Word of an alert: it fires, fires still, or is over.</summary>
public sealed record Alert
{
    /// <summary>The same for each delivery of this word, so that a receiver knows what comes twice: of alert, sender, begin and
    /// state.</summary>
    public required string Id { get; init; }

    /// <summary>The alert's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it fires or is over.</summary>
    public required AlertState State { get; init; }

    /// <summary>The schema of the record.</summary>
    public required string Schema { get; init; }

    /// <summary>The kind of record.</summary>
    public required string Record { get; init; }

    /// <summary>Who sent the record; "" when nobody knows.</summary>
    public required string Sender { get; init; }

    /// <summary>Since when the condition holds, by the time of the records.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The time of the record that this is about.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it was said before that it fires: 0 for the first time.</summary>
    public int Repeats { get; init; }

    /// <summary>What <see cref="AlertOptions{TRecord}.Describe"/> says of the record; null without it.</summary>
    public string? Detail { get; init; }

    /// <summary>The partition of the event.</summary>
    public required string PartitionId { get; init; }

    /// <summary>The number of the event in its partition.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>All of it in a sentence: <c>frost of wipy-01 fires since 2026-11-01T00:10:00Z: 1.5 Cel</c>.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}{(Sender.Length == 0 ? "" : $" of {Sender}")} {(State == AlertState.Firing ? "fires since" : "is over; it fired since")} "
            + $"{Since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}{(Detail is null ? "" : $": {Detail}")}");
}

/// <summary>The state of an alert.</summary>
public enum AlertState
{
    /// <summary>Its condition holds for as long as was asked for.</summary>
    Firing,

    /// <summary>It fired, and is over.</summary>
    Resolved,
}
