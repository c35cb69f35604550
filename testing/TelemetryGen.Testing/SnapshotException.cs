namespace TelemetryGen.Testing;

/// <summary>A text is not the one that was accepted.</summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SnapshotException()
    {
    }
}
