using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>TLG0503: a handler has neither a method for a record nor an <c>OnOther</c> of its own that says what becomes of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeftRecordAnalyzer() : HandlerRuleAnalyzer(Rules.LeftRecord)
{
    private const int Named = 3;

    /// <summary>The diagnostic's property that has <c>OnOther</c> as it should be declared; its suggestion is the methods of the records,
    /// one a line.</summary>
    internal const string OtherKey = "other";

    private protected override void Analyze(SymbolAnalysisContext context, HandlerType handler)
    {
        var isCopied = ChangesCopy(handler, context.CancellationToken);
        if (handler.HasOther && !isCopied)
        {
            return;
        }

        // What TLG0502 speaks of at a method is not said again.
        var near = NearMiss.Find(handler).Select(n => n.Meant).ToList();
        var left = handler.Left.Where(m => m.Arity == 0 && handler.Lists(m) && !near.Contains(m, SymbolEqualityComparer.Default)).ToList();
        if (left.Count == 0 || near.Contains(handler.Other, SymbolEqualityComparer.Default))
        {
            return;
        }

        var what = isCopied
            ? "it is copied for OnOther then, whose changes are lost. Add what is missing, or make OnOther readonly."
            : "such records go to OnOther, which does nothing. Add what is missing, or an OnOther of its own.";
        var properties = ImmutableDictionary<string, string?>.Empty.Add(
            Finding.SuggestionKey, string.Join("\n", left.Select(m => HandlerMethodText.Write(m))));
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, GetPlace(handler.Type, context.CancellationToken),
            isCopied ? properties : properties.Add(OtherKey, HandlerMethodText.Write(handler.Other)),
            $"{handler.Type.Name} has no {GetNames(left)}: {what}"));
    }

    // A struct is copied for a method that it leaves: what its OnOther then notes in itself is gone.
    private static bool ChangesCopy(HandlerType handler, CancellationToken cancellation) =>
        handler is { HasOther: true, Type: { IsValueType: true, IsReadOnly: false } }
        && handler.Type.FindImplementationForInterfaceMember(handler.Other) is IMethodSymbol { IsReadOnly: false } other
        && !other.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is MethodDeclarationSyntax { Body.Statements.Count: 0 });

    private static string GetNames(List<IMethodSymbol> left)
    {
        var names = string.Join(", ", left.Take(Named).Select(m => m.Name));
        return left.Count > Named ? $"{names} and {left.Count - Named} more" : names;
    }

    // The part of a partial type that has a list of interfaces.
    private static Location GetPlace(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(t => t.BaseList is not null)?.Identifier.GetLocation() ?? type.Locations[0];
}
