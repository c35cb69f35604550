namespace TelemetryGen.Cli;

/// <summary>What the command returns to a shell.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The answer is no: a bad message, a break, a file that cannot be written.</summary>
    public const int Failure = 1;

    /// <summary>The command was not used as it can be used.</summary>
    public const int UsageError = 2;

    /// <summary>Ended by Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM before it had ended by itself: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
