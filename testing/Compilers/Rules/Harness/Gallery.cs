using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>A place where a build must say something, or has said it.</summary>
/// <param name="File">The file's name; empty where no file is to blame.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record Said(string File, int Line, string Rule, string Level)
{
    public override string ToString() => $"{File}({Line}) {Level} {Rule}";
}

/// <summary>tests/RuleGallery: a file a rule, whose lines end with what must be said of them.</summary>
internal static partial class Gallery
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../../../../tests/RuleGallery"));

    /// <summary>The rules that have a file of their own.</summary>
    public static string[] Rules { get; } = [
        .. Directory.GetFiles(Folder, "TLG*.cs").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>The rules of the lock, which need one, or a build without.</summary>
    public static string[] LockRules { get; } = [.. Directory.GetFiles(Path.Combine(Folder, "Locked"), "TLG*.cs")
        .Select(f => Path.GetFileNameWithoutExtension(f)!).Append("TLG0207").Order(StringComparer.Ordinal)];

    public static string TextOf(string rule) => File.ReadAllText(Path.Combine(Folder, $"{rule}.cs"));

    /// <summary>What a folder's files say must be said.</summary>
    public static Said[] Expected(string folder) => [.. Directory.GetFiles(folder, "*.cs").SelectMany(Marks)];

    private static IEnumerable<Said> Marks(string file) =>
        from line in File.ReadAllLines(file).Select((text, index) => (Text: text, Number: index + 1))
        from mark in Mark().Matches(line.Text)
        select new Said(Path.GetFileName(file), line.Number, mark.Groups[1].Value, mark.Groups[2].Value);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?<=// .*)\b(TLG\d{4}) (error|warning|note)")]
    private static partial Regex Mark();
}
