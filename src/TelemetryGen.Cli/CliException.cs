namespace TelemetryGen.Cli;

/// <summary>An error that a user can do something about: one line on stderr, no stack trace.</summary>
public sealed class CliException : Exception
{
    public CliException(string message, int exitCode = Cli.ExitCode.UsageError)
        : base(message) => ExitCode = exitCode;

    public CliException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CliException(string message)
        : base(message)
    {
    }

    public CliException()
    {
    }

    /// <summary>What the command returns.</summary>
    public int ExitCode { get; } = Cli.ExitCode.UsageError;
}
