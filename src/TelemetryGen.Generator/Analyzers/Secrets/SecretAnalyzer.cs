using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Secrets;

/// <summary>
/// TLG0601: a shared access key, a connection string with one, or a SAS token is a literal in the source. The message never repeats it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretAnalyzer : DiagnosticAnalyzer
{
    private const string Instead =
        "Who reads the source, or the assembly, has it: renew the key, and read it from configuration or the environment.";

    private const string InsteadOfToken =
        "Who reads the source, or the assembly, has it until it expires: renew the key that signed it, and sign a token when it is needed, "
            + "or read it from configuration or the environment.";

    /// <summary>The rule.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.Secret);

    /// <summary>Looks at texts that are long enough for a key.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            Analyze, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var token = context.Node is InterpolatedStringTextSyntax part ? part.TextToken : ((LiteralExpressionSyntax)context.Node).Token;
        var text = token.ValueText;
        if (text.Length < KeyText.Length)
        {
            return;
        }

        if (KeyText.IsInConnectionString(text))
        {
            // Of an interpolated text only the key itself has to go.
            var setting = context.Node is InterpolatedStringTextSyntax
                ? KeyPlace.SharedAccessKey
                : KeyPlace.NameAt(context.Node, context.SemanticModel, context.CancellationToken);
            Report(context, "A connection string with its key is in the source.", setting ?? "EventHubConnectionString");
        }
        else if (KeyText.IsToken(text))
        {
            // What an interpolated text adds to it is not known, so nothing is offered there.
            var setting = context.Node is InterpolatedStringTextSyntax ? null : "EventHubToken";
            Report(context, "A SAS token is in the source.", setting, InsteadOfToken);
        }
        else if (KeyText.IsKey(text) && KeyPlace.NameAt(context.Node, context.SemanticModel, context.CancellationToken) is { } name)
        {
            Report(context, $"{name} is a key in the source.", name);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, string what, string? name, string instead = Instead) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Secret, context.Node.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Finding.SuggestionKey, name),
            $"{what} {instead}"));
}
