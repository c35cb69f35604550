namespace TelemetryGen.Cli.Emission;

/// <summary>The errors of emit by number, as docs/build.md lists them.</summary>
internal static class ToolError
{
    /// <summary>The assembly cannot be read, or has no schema.</summary>
    public const string NoSchema = "TLG9001";

    /// <summary>There is no such target or board.</summary>
    public const string UnknownTarget = "TLG9002";

    /// <summary>A target cannot carry a field.</summary>
    public const string CannotCarry = "TLG9003";

    /// <summary>A file cannot be written or removed.</summary>
    public const string CannotWrite = "TLG9004";

    /// <summary>Native code was asked for, of targets that have none or for a board that takes none.</summary>
    public const string NoNativeCode = "TLG9005";
}
