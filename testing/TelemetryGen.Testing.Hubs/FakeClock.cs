namespace TelemetryGen.Testing.Hubs;

/// <summary>The real time, moved.</summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Shift { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() + (long)(Shift.TotalSeconds * TimestampFrequency);
}
