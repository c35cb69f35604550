namespace TelemetryGen.Server;

/// <summary>The server cannot start or go on; the message says what to do.</summary>
public sealed class TelemetryServerException : Exception
{
    /// <summary>An exception with a text.</summary>
    public TelemetryServerException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text and a cause.</summary>
    public TelemetryServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception without details.</summary>
    public TelemetryServerException()
    {
    }
}
