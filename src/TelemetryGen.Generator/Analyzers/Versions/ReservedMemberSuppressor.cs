using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>
/// A <c>[Reserved]</c> member keeps the place of a field that is gone: that nobody uses it is what it is for, and no word of a style rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedMemberSuppressor : DiagnosticSuppressor
{
    private const string Reason = "A [Reserved] member holds a place on the wire. Nobody reads it.";

    private static readonly SuppressionDescriptor Unused = new("TLGS0001", "IDE0051", Reason);
    private static readonly SuppressionDescriptor Unread = new("TLGS0002", "IDE0052", Reason);

    /// <summary>Unused and unread private members.</summary>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Unused, Unread);

    /// <summary>Takes back what was said of <c>[Reserved]</c> members.</summary>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics.Where(d => d.Location.SourceTree is not null))
        {
            var tree = diagnostic.Location.SourceTree!;
            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
                && context.GetSemanticModel(tree).GetDeclaredSymbol(property, context.CancellationToken) is { } symbol
                && symbol.GetAttributes().Find(AttributeNames.Reserved) is not null)
            {
                context.ReportSuppression(Suppression.Create(diagnostic.Id == Unused.SuppressedDiagnosticId ? Unused : Unread, diagnostic));
            }
        }
    }
}
