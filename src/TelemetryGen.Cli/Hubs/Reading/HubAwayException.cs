namespace TelemetryGen.Cli.Hubs.Reading;

/// <summary>The hub cannot be reached or cannot serve now; it may be there again later.</summary>
internal sealed class HubAwayException : Exception
{
    public HubAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HubAwayException(string message)
        : base(message)
    {
    }

    public HubAwayException()
    {
    }
}
