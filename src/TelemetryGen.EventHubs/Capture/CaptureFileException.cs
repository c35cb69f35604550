namespace TelemetryGen.EventHubs;

/// <summary>A file is not one that Event Hubs Capture wrote, or it is damaged.</summary>
public sealed class CaptureFileException : Exception
{
    /// <summary>An exception with a text.</summary>
    public CaptureFileException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text and a cause.</summary>
    public CaptureFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception without details.</summary>
    public CaptureFileException()
    {
    }
}
