namespace TelemetryGen.LocalHub.Store;

/// <summary>Events of a partition that must not be removed, however old they are.</summary>
internal sealed class RetentionHold
{
    private long _from = long.MaxValue;

    /// <summary>The number of the first such event; that and all later ones stay. <see cref="long.MaxValue"/> when none must.</summary>
    public long From
    {
        get => Interlocked.Read(ref _from);
        set => Interlocked.Exchange(ref _from, value);
    }
}
