using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TelemetryGen.Generator.Analyzers.Secrets;

/// <summary>
/// Whether a text stands where a key belongs: its variable, property, parameter or argument is called a key, secret or connection string;
/// or it is joined to a text that ends with <c>SharedAccessKey=</c>. Hashes and public keys are as long.
/// </summary>
internal static class KeyPlace
{
    /// <summary>What connection strings call a key.</summary>
    public const string SharedAccessKey = "SharedAccessKey";

    private static readonly Regex Secret = new(
        "(key|secret|password|connection_?string)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Other = new("(public|hash|digest|thumbprint|fingerprint|checksum|etag|key_?(id|name))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The name that says that the text is a key; null when nothing does.</summary>
    public static string? NameAt(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        if (text.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && sum.Right == text
            && EndsWithKeyName(sum.Left))
        {
            return SharedAccessKey;
        }

        var name = NameAround(text, model, cancellation);
        return name is not null && Secret.IsMatch(name) && !Other.IsMatch(name) ? name : null;
    }

    private static bool EndsWithKeyName(ExpressionSyntax left) =>
        (left is BinaryExpressionSyntax sum ? sum.Right : left) is LiteralExpressionSyntax literal
            && literal.Token.ValueText.EndsWith(SharedAccessKey + "=", StringComparison.Ordinal);

    private static string? NameAround(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in text.Ancestors())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case ParameterSyntax parameter:
                    return parameter.Identifier.ValueText;
                case AssignmentExpressionSyntax assignment:
                    return GetName(assignment.Left);
                case ArgumentSyntax argument:
                    return (model.GetOperation(argument, cancellation) as IArgumentOperation)?.Parameter?.Name;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static string? GetName(ExpressionSyntax assigned) => assigned switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ImplicitElementAccessSyntax or ElementAccessExpressionSyntax => assigned.ToString(),
        _ => null,
    };
}
