using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0407: the resolution that the field has without a word: its bytes stay as they are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddTimestampFix() : RuleFix(Rules.Timestamp)
{
    /// <summary>What the analyzer suggests.</summary>
    internal const string Unit = "Milliseconds";

    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion == Unit && MemberAt(at) is { } member)
        {
            yield return new($"Add [Timestamp(TimeUnit.{Unit})]", nameof(AddTimestampFix), member,
                member.WithAttribute("Timestamp", $"global::TelemetryGen.TimeUnit.{Unit}"));
        }
    }
}
