using System.Diagnostics;

namespace TelemetryGen.Testing.Hubs;

/// <summary>A clock that a test breaks for the commits of a hub's store alone, so that they fail.</summary>
public sealed class WritersClock : TimeProvider
{
    private volatile bool _isBroken;

    /// <summary>Whether the writer's next transactions fail.</summary>
    public bool IsBroken
    {
        get => _isBroken;
        set => _isBroken = value;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => IsBroken && IsInCommit()
        ? throw new InvalidTimeZoneException("The writer's clock is broken.")
        : base.GetUtcNow();

    // Commits are made by the thread of whoever sends alone, too.
    private static bool IsInCommit() =>
        new StackTrace().GetFrames().Any(static frame => frame.GetMethod()?.DeclaringType?.Name == "StoreCommit");
}
