using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// What <c>[assembly: TelemetrySchema]</c> says, kept as <see cref="RecordCache"/> keeps records: to look again after each edit means to bind all
/// attributes of the assembly.
/// </summary>
internal static class SchemaCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Kept<SchemaHeader?>?>> Known = new();

    public static bool HasAttributes(SyntaxNode node) => node is CompilationUnitSyntax { AttributeLists.Count: > 0 };

    /// <summary>The schema of that file's attribute; null when it has none, or one that breaks a rule.</summary>
    public static SchemaHeader? Parse(CompilationUnitSyntax file, SemanticModel model)
    {
        var surroundings = Surroundings.Of(model.Compilation);
        if (!AttributeText.MayHave(file.AttributeLists, "TelemetrySchema", surroundings))
        {
            return null;
        }

        var files = surroundings.FilesBehind(file.SyntaxTree);
        var known = Known.GetOrCreateValue(file.SyntaxTree);
        if (known.Value is { } kept && kept.IsFor(surroundings.Common, files))
        {
            return kept.Result;
        }

        var attribute = SchemaAttributeParser.Find(model.Compilation.Assembly);
        var schema = attribute?.ApplicationSyntaxReference?.SyntaxTree == file.SyntaxTree ? SchemaAttributeParser.Parse(attribute) : null;
        known.Value = new(surroundings.Common, files, schema);
        return schema;
    }
}
