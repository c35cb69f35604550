namespace TelemetryGen.Testing;

/// <summary>The <c>dotnet</c> command failed; the message is all that it said.</summary>
public sealed class DotnetException : Exception
{
    public DotnetException(string message)
        : base(message)
    {
    }

    public DotnetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DotnetException()
    {
    }
}
