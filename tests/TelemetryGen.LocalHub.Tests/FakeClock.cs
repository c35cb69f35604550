namespace TelemetryGen.LocalHub.Tests;

/// <summary>The real time, moved.</summary>
internal sealed class FakeClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
