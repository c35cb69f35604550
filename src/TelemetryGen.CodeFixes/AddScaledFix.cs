using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0301: whole steps instead of a float, of a size that the developer chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddScaledFix() : RuleFix(Rules.NoFloats)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion) =>
        suggestion is not null && MemberAt(at) is { } member
            ? new[] { suggestion, "0.1", "0.001" }.Select(
                step => new Fix($"Add [Scaled({step})]", nameof(AddScaledFix) + step, member, member.WithAttribute("Scaled", step)))
            : [];
}
