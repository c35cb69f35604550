namespace TelemetryGen.Cli.Emission;

/// <summary>Why nothing could be emitted.</summary>
internal sealed class EmitException : Exception
{
    public EmitException(string number, string message, int exitCode, SourceOrigin? origin = null)
        : base(message) => (Number, ExitCode, Origin) = (number, exitCode, origin);

    public EmitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EmitException(string message)
        : base(message)
    {
    }

    public EmitException()
    {
    }

    /// <summary>One of <see cref="ToolError"/>.</summary>
    public string Number { get; } = ToolError.CannotWrite;

    public int ExitCode { get; } = Cli.ExitCode.Failure;

    /// <summary>The place to blame; null for the project.</summary>
    public SourceOrigin? Origin { get; }
}
