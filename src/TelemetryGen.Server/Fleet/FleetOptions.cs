namespace TelemetryGen.Server;

/// <summary>How the fleet is tracked.</summary>
public sealed class FleetOptions
{
    /// <summary>How many senders of a partition are known, 1 to 1,000,000; of more the one that was silent for the longest is
    /// forgotten. Each takes some hundred bytes.</summary>
    public int MaxSenders { get; set; } = 100_000;

    /// <summary>A sender that was silent for so long is forgotten.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often what is known is saved while events come in. It is saved at a stop too.</summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromMinutes(1);

    internal void ThrowIfInvalid()
    {
        if (MaxSenders is < 1 or > 1_000_000)
        {
            throw new TelemetryServerException($"MaxSenders of the fleet is {MaxSenders}; it must be 1 to 1000000.");
        }

        if (ForgetAfter <= TimeSpan.Zero)
        {
            throw new TelemetryServerException($"ForgetAfter of the fleet is {ForgetAfter}; it must be above 0.");
        }

        if (SaveInterval < TimeSpan.Zero)
        {
            throw new TelemetryServerException($"SaveInterval of the fleet is {SaveInterval}; it must not be negative.");
        }
    }
}
