using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Discovery;

/// <summary>
/// What <c>[assembly: TelemetrySchema]</c> says, kept as <see cref="RecordCache"/> keeps records: to look again after each edit means to
/// bind all attributes of the assembly.
/// </summary>
internal static class SchemaCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Kept<SchemaHeader?>?>> Known = new();

    public static bool HasAttributes(SyntaxNode node) => node is CompilationUnitSyntax { AttributeLists.Count: > 0 };

    /// <summary>
    /// The schema of that file's attribute; null when it has none, one that breaks a rule, or is in a language that generated code is too
    /// new for.
    /// </summary>
    public static SchemaHeader? Parse(CompilationUnitSyntax file, SemanticModel model)
    {
        var surroundings = Surroundings.From(model.Compilation);
        if (!NeededLanguage.IsIn(file.SyntaxTree) || !AttributeText.MayHave(file.AttributeLists, "TelemetrySchema", surroundings))
        {
            return null;
        }

        var files = surroundings.GetDependencies(file.SyntaxTree);
        var known = Known.GetOrCreateValue(file.SyntaxTree);
        if (known.Value is { } kept && kept.IsFor(surroundings.Common, files))
        {
            return kept.Result;
        }

        // This file's own, so that it does not depend on a second one elsewhere: while an attribute is moved there are two.
        var own = model.Compilation.Assembly.GetAttributes().Where(a => a.ApplicationSyntaxReference?.SyntaxTree == file.SyntaxTree)
            .ToImmutableArray();
        var schema = own.Find(AttributeNames.TelemetrySchema) is { } attribute ? SchemaAttributeParser.Parse(attribute) : null;
        known.Value = new(surroundings.Common, files, schema);
        return schema;
    }
}
