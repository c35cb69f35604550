namespace TelemetryGen.Testing.Hubs;

/// <summary>A clock that a test breaks for the writer of a hub's store alone, so that its transactions fail.</summary>
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
    public override DateTimeOffset GetUtcNow() => IsBroken && Thread.CurrentThread.Name == "LocalHub writer"
        ? throw new InvalidTimeZoneException("The writer's clock is broken.")
        : base.GetUtcNow();
}
