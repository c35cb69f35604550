using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.Emit;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>TLG0303 in C# itself: names that the generated members of a record have, or that they use and a user's name would hide.</summary>
internal static class TakenNames
{
    /// <summary>What the generator adds to a record.</summary>
    private static readonly HashSet<string> Members =
    [
        "TemplateId", "BlockLength", "MaxPayloadBytes", "MinPayloadBytes", "SchemaId", "SchemaVersion", "OwnHeader", "PresentBytes",
        "Write", "TryWrite", "Read", "TryRead", "ToRecord", "Wire", "View", "Columns", "ReadMany", "ReadColumns", "Enumerate", "ViewSequence",
        "TryReadBody", "TryWriteBody", "IsOwnMessage", "IsOtherMessage", "TryCheckMessage", "TryCheckBody", "LoadBlock", "MaxBatchBytes", "TryWriteBatch", "TryReadBatch", "EnumerateBatch", "BatchViews",
    ];

    /// <summary>Those of them that are methods, beside which a user may have others of the name.</summary>
    private static readonly HashSet<string> Methods =
    [
        "PresentBytes", "Write", "TryWrite", "Read", "TryRead", "ToRecord", "ReadMany", "ReadColumns", "Enumerate",
        "TryReadBody", "TryWriteBody", "IsOwnMessage", "IsOtherMessage", "TryCheckMessage", "TryCheckBody", "LoadBlock", "MaxBatchBytes", "TryWriteBatch", "TryReadBatch", "EnumerateBatch",
    ];

    /// <summary>Names inside of a view, and the one that means nothing.</summary>
    private static readonly HashSet<string> Inner = ["_", "_message", "_header", "_block"];

    /// <summary>Members of the packed struct that no record has itself; the struct has the record's fields beside them.</summary>
    private static readonly HashSet<string> Packed = ["ReadUnchecked", "WriteUnchecked", "TryCheck", "ReverseEndianness"];

    /// <summary>Types whose static members the generated code calls; a member of that name would be taken for the type.</summary>
    private static readonly HashSet<string> Called =
    [
        "BinaryPrimitives", "Math", "TelemetryError", "TelemetryErrorCode", "MessageHeader", "MessageEntries", "MessageArray", "MessageFixedText", "MessageColumns", "MessageFloat",
        "MessageDuration", "MessageBoolean", "MessageText", "MessageBytes", "MessageBulk", "MessageDecimal", "MessageBatch", "UnixTime", "ValueRange", "ScaledSteps",
        "DecimalSteps", "MessageBlock", "FieldRanges", "WireBlock", "BlockVectors", "TimeSpan",
    ];

    /// <summary>Other types that it names, as metadata does.</summary>
    private static readonly HashSet<string> Named =
    [
        "Guid", "Span`1", "ReadOnlySpan`1", "TelemetryException", "MessageArray`1", "BatchRows", "BatchHeader", "Batch`1", "ITelemetryMessage`1", "IBatchRow`1", "ISequenced`1", "IWireBlock`1",
        "MethodImplAttribute", "MethodImplOptions", "MaybeNullWhenAttribute", "UnscopedRefAttribute", "StructLayoutAttribute", "LayoutKind", "InlineArrayAttribute",
    ];

    /// <summary>What is wrong with the names of a record and its members.</summary>
    public static IEnumerable<SpecProblem> Of(INamedTypeSymbol type, RecordSpec record)
    {
        if (SyntaxFacts.GetKeywordKind(type.Name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(type.Name) != SyntaxKind.None)
        {
            yield return new("TLG0303", null, $"{type.Name} is a word of C#; give the record another name.");
        }

        var generated = new HashSet<string>(Members.Concat(record.Parts.SelectMany(p => new[] { PartNames.Codec(p.Message), PartNames.View(p.Message), PartNames.Group(p.Message) })));
        if (generated.Contains(type.Name))
        {
            yield return new("TLG0303", null, $"{type.Name} is the name of a member that is generated for every record; give the record another name.");
        }

        foreach (var member in type.GetMembers().Where(IsWritten))
        {
            if (generated.Contains(member.Name) && !(member is IMethodSymbol method && Methods.Contains(member.Name) && !MayBeGenerated(method)))
            {
                yield return new("TLG0303", member.Name, $"{member.Name} is the name of a member that is generated for {type.Name}.");
            }
            else if (Hides(member))
            {
                yield return new("TLG0303", member.Name, $"{member.Name} hides the type {member.Name}, which the members that are generated for {type.Name} use.");
            }
            else if (IsInner(member.Name, record) && record.Members.Any(m => m.Name == member.Name))
            {
                yield return new("TLG0303", member.Name, $"{member.Name} is a name that is used inside of what is generated for {type.Name}.");
            }
        }

        foreach (var other in Around(type).Where(IsHiding))
        {
            yield return new("TLG0303", null, $"{other.ToDisplayString()} hides the type {other.Name} that the members generated for {type.Name} use; give it another name, or put it elsewhere.");
        }
    }

    private static bool IsInner(string name, RecordSpec record) =>
        Inner.Contains(name) || (Packed.Contains(name) && WireEmitter.Serves(WireLayout.Of(record.Message)));

    // Generated members are in the compilation that the rules see, and what the compiler adds to a record is no name of the user.
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Any(r => !GeneratedFiles.Has(r.SyntaxTree));

    // All that take anything take a span, or the number of records, first.
    private static bool MayBeGenerated(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.Parameters[0].Type is { Name: "Span" or "ReadOnlySpan" or "MessageHeader" } or { SpecialType: SpecialType.System_Int32 };

    // A member of the type that it is called as can be told from it.
    private static bool Hides(ISymbol member) => member switch
    {
        INamedTypeSymbol type => IsHiding(type),
        IPropertySymbol property => Called.Contains(property.Name) && property.Type.Name != property.Name,
        IFieldSymbol field => Called.Contains(field.Name) && field.Type.Name != field.Name,
        _ => Called.Contains(member.Name),
    };

    private static bool IsHiding(INamespaceOrTypeSymbol other) => other is INamespaceSymbol ? Called.Contains(other.Name) : Called.Contains(other.MetadataName) || Named.Contains(other.MetadataName);

    // What is found before the usings of a generated file, which are inside of its namespace.
    private static IEnumerable<INamespaceOrTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            foreach (var member in outer.GetTypeMembers())
            {
                yield return member;
            }
        }

        // By name: a namespace may hold thousands.
        foreach (var name in Called.Concat(Named.Select(n => n.Split('`')[0])).Distinct())
        {
            foreach (var member in type.ContainingNamespace.GetMembers(name).Where(m => IsOfProject(m, type)))
            {
                yield return member;
            }
        }
    }

    // Of a namespace that is the framework's too, the framework's own are meant anyway.
    private static bool IsOfProject(INamespaceOrTypeSymbol member, INamedTypeSymbol type) =>
        member is INamespaceSymbol || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly);
}
