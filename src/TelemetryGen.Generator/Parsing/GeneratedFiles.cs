using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Parsing;

/// <summary>The files that the generator adds to a compilation.</summary>
internal static class GeneratedFiles
{
    // The compiler puts a generator's files into a folder that is called as its type, wherever it puts that.
    private static readonly string Folder = typeof(TelemetryGenerator).FullName!;

    /// <summary>The file is one of the generator's.</summary>
    public static bool Has(SyntaxTree tree) =>
        tree.FilePath is var path
        && path.EndsWith(".g.cs", StringComparison.Ordinal)
        && path.LastIndexOfAny(['/', '\\']) is > 0 and var end
        && end >= Folder.Length
        && string.CompareOrdinal(path, end - Folder.Length, Folder, 0, Folder.Length) == 0;
}
