namespace TelemetryGen.Server;

/// <summary>How fields become metrics.</summary>
public sealed class MetricOptions
{
    /// <summary>Each sender has series of its own, with the tag <c>sender</c>; else all share one, and a gauge is that of the last
    /// record.</summary>
    public bool BySender { get; set; } = true;

    /// <summary>
    /// How many senders have series of their own, 1 to 1,000,000; those that come later have none, which is logged. Exporters have limits
    /// too: OpenTelemetry's .NET SDK keeps 2,000 series of an instrument, unless a view says otherwise.
    /// </summary>
    public int MaxSenders { get; set; } = 10_000;

    /// <summary>After this time without a record a sender's gauges and counters are reported no longer.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(15);

    internal void ThrowIfInvalid()
    {
        if (MaxSenders is < 1 or > 1_000_000)
        {
            throw new TelemetryServerException($"MaxSenders is {MaxSenders}; it must be 1 to 1000000.");
        }

        if (StaleAfter <= TimeSpan.Zero)
        {
            throw new TelemetryServerException($"StaleAfter is {StaleAfter}; it must be above 0.");
        }
    }
}
