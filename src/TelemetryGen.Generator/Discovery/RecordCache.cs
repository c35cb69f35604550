using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Discovery;

/// <summary>
/// Parsed records, kept as long as nothing that they can depend on has changed (docs/decisions/0040). The compiler gives every record to
/// the generator again after any edit, and what takes the time there is that it binds all their attributes anew. The rules read what the
/// generator parsed.
/// </summary>
internal static class RecordCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Kept<ParseResult?>>> Known = new();

    /// <summary>
    /// The record that <see cref="RecordParser"/> makes of the type; null when the declaration has no <c>[Telemetry]</c>, or breaks a rule.
    /// </summary>
    public static RecordSpec? Parse(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation)
    {
        var surroundings = Surroundings.From(model.Compilation);
        if (!RecordDeclaration.MayBe(declaration, surroundings))
        {
            return null;
        }

        var files = surroundings.GetDependencies(declaration.SyntaxTree);
        var records = Known.GetOrCreateValue(declaration.SyntaxTree);
        if (records.TryGetValue(declaration.SpanStart, out var entry) && entry.IsFor(surroundings.Common, files))
        {
            return entry.Result?.Record;
        }

        var result = model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type && HasAttribute(type, declaration)
            ? RecordParser.Parse(type, cancellation)
            : null;
        records[declaration.SpanStart] = new(surroundings.Common, files, result);
        return result?.Record;
    }

    /// <summary>
    /// What the generator found at that declaration; null when it found no record there, or one that may be another in these surroundings.
    /// </summary>
    public static ParseResult? Find(SyntaxReference declaration, Surroundings surroundings) =>
        Known.TryGetValue(declaration.SyntaxTree, out var records)
        && records.TryGetValue(declaration.Span.Start, out var entry)
        && entry.IsFor(surroundings.Common, surroundings.GetDependencies(declaration.SyntaxTree))
            ? entry.Result
            : null;

    // Of several parts of a type one has it.
    private static bool HasAttribute(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        type.GetAttributes().Find(AttributeNames.Telemetry)?.ApplicationSyntaxReference is { } attribute
        && attribute.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(attribute.Span);
}
