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

    /// <summary>
    /// An option is missing, or there is one too many, so that the command's help is what to look at: it is named on a line of its own, as
    /// after an error of the parser.
    /// </summary>
    public bool NamesHelp { get; init; }

    /// <summary>What the command returns.</summary>
    public int ExitCode { get; } = Cli.ExitCode.UsageError;
}
