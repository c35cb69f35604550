namespace TelemetryGen.Cli.Emission;

/// <summary>A place in a source file, first line and column 1; line 0 for the whole file.</summary>
internal sealed record SourceOrigin(string File, int Line = 0, int Column = 0)
{
    /// <summary>How MSBuild reads a place in a line of a tool ("MSBuild / Visual Studio aware error messages").</summary>
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}({Line})" : $"{File}({Line},{Column})";
}
