using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;
using TelemetryGen.Targets.MicroPython;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>A language in which members are given names of their own.</summary>
/// <param name="Target">The target of the build that writes it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="NameOf">A member's name in it, as it would be if nothing were in the way.</param>
/// <param name="Reason">Why that name cannot be, in the record itself (false) or in a record inside of it (true); null when it can.</param>
internal sealed record TargetLanguage(string Target, string Name, Func<string, string> NameOf, Func<string, bool, string?> Reason)
{
    public static IReadOnlyList<TargetLanguage> All { get; } =
    [
        new("micropython", "Python", SnakeCase.Of, PythonReason),
        new("nanoframework", "C#", static name => name, static (name, _) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? null : "is a keyword"),
    ];

    private static string? PythonReason(string name, bool isInPart) =>
        PythonNames.IsKeyword(name) ? "is a keyword"
        : PythonNames.IsOwn(name, isInPart) ? "the generated module uses itself"
        : null;
}
