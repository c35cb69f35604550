using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>
/// TLG0501: a message is written to an array or stack buffer of constant size that its longest form does not fit. Only a size that stands
/// at the call, or where the local or field that is passed is made, is looked at.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallBufferAnalyzer : DiagnosticAnalyzer
{
    private const string Bound = "MaxPayloadBytes";

    /// <summary>The rule.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.SmallBuffer);

    /// <summary>Looks at every call of a method called Write or TryWrite.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (GetName(call.Expression) is not ("Write" or "TryWrite" or "WriteUnchecked")
            || call.ArgumentList.Arguments.Count == 0
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || GetMessage(method.ContainingType) is not { } message
            || message.GetMembers(Bound).OfType<IFieldSymbol>().FirstOrDefault() is not { ConstantValue: int needed })
        {
            return;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (BufferSize.Find(argument.Expression, context.SemanticModel, context.CancellationToken) is { } size
                && context.SemanticModel.GetConstantValue(size, context.CancellationToken) is { Value: int bytes } && bytes < needed)
            {
                var constant = $"{message.ToMinimalDisplayString(context.SemanticModel, size.SpanStart)}.{Bound}";
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.SmallBuffer, argument.Expression.GetLocation(), [
                        size.GetLocation()], ImmutableDictionary<string, string?>.Empty.Add(Finding.SuggestionKey, constant),
                    $"The buffer has {bytes} bytes; a {message.Name} can take {needed}. Use {constant}."));
            }
        }
    }

    private static string? GetName(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    // The record itself, or one of the forms inside of it.
    private static INamedTypeSymbol? GetMessage(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.GetAttributes().Find(AttributeNames.Telemetry) is not null)
            {
                return type;
            }
        }

        return null;
    }
}
