namespace TelemetryGen;

/// <summary>
/// A record could not be written, or bytes could not be read. <see cref="Error"/> says what, which field, which value, which limit.
/// </summary>
public sealed class TelemetryException : Exception
{
    /// <summary>An exception that carries an error.</summary>
    public TelemetryException(TelemetryError error)
        : base(error.ToString()) => Error = error;

    /// <summary>An exception with a text of its own.</summary>
    public TelemetryException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text of its own and a cause.</summary>
    public TelemetryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception without details.</summary>
    public TelemetryException()
    {
    }

    /// <summary>What is wrong.</summary>
    public TelemetryError Error { get; }
}
