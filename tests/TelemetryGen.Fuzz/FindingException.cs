namespace TelemetryGen.Fuzz;

/// <summary>Some bytes were decoded in a way that is wrong.</summary>
public sealed class FindingException : Exception
{
    /// <summary>An exception that says what is wrong.</summary>
    public FindingException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a cause.</summary>
    public FindingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception without details.</summary>
    public FindingException()
    {
    }
}
