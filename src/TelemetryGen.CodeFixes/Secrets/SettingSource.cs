using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TelemetryGen.CodeFixes;

/// <summary>A place outside of the source that a program reads settings from.</summary>
/// <param name="Key">The same for all sources of the kind.</param>
/// <param name="Name">What the setting is called there.</param>
/// <param name="Title">What an editor offers: where the key is read, and that the old one is to be revoked, because who has the source has
/// it.</param>
/// <param name="Read">The expression that reads it: text, or null when nobody has set it.</param>
internal sealed record SettingSource(string Key, string Name, string Title, string Read)
{
    /// <summary>The expression, which says what is missing when the setting is.</summary>
    public ExpressionSyntax Expression
    {
        get
        {
            // Names are as short as the file's usings allow, and parentheses only where they are needed.
            var whole = SyntaxFactory.ParseExpression(
                $"({Read} ?? throw new global::System.InvalidOperationException(\"{Name} is not set.\"))");
            return whole.ReplaceNodes(
                whole.DescendantNodesAndSelf()
                    .Where(n => n is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax),
                (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
        }
    }

    /// <summary>The sources that the code at that place can name, the program's own configuration first.</summary>
    /// <param name="name">What the key is called in the source.</param>
    /// <param name="position">Where it is read.</param>
    /// <param name="model">The meaning of the file.</param>
    public static IEnumerable<SettingSource> At(string name, int position, SemanticModel model)
    {
        if (ProgramConfiguration.At(position, model) is { } configuration)
        {
            var key = SettingName.InConfiguration(name);
            yield return new(
                "Configuration", key,
                $"Read it from {configuration}[\"{key}\"]; revoke this key and set a new one where no repository has it",
                $"{configuration}[\"{key}\"]");
        }

        // Firmware has no environment.
        if (model.Compilation.GetTypeByMetadataName("System.Environment")?.GetMembers("GetEnvironmentVariable").Length > 0)
        {
            var variable = SettingName.InEnvironment(name);
            yield return new(
                "Environment", variable, $"Read it from the environment variable {variable}; revoke this key and set a new one there",
                $"global::System.Environment.GetEnvironmentVariable(\"{variable}\")");
        }
    }
}
