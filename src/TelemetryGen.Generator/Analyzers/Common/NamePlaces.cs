using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>Where the names of a schema are declared. Made when there is something to say of one, because it asks symbols.</summary>
internal sealed class NamePlaces
{
    private readonly Dictionary<(NameOwnerKind Kind, string Type), Declared> _types = [];

    public NamePlaces(CompilationRecords records)
    {
        foreach (var message in records.Messages.Where(m => m.Codec is not null))
        {
            var key = (NameOwnerKind.Message, message.Type.Name);
            if (!_types.ContainsKey(key))
            {
                _types.Add(key, new(message.Type, null, null));
            }

            AddInner(message.Type, message.Codec!.Message, message.Type, null);
        }
    }

    /// <summary>
    /// Where something is said of a name: the type that is asked about, the symbol, and how to get there. What is declared in another
    /// assembly is said of the field of a message that leads to it.
    /// </summary>
    public Place? Find(NameOwner owner)
    {
        if (!_types.TryGetValue((owner.Kind, owner.Type), out var found))
        {
            return null;
        }

        var (type, holder, field) = found;
        return holder is null || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, holder.ContainingAssembly)
            ? new(type, (owner.Member is null ? null : type.GetMembers(owner.Member).FirstOrDefault()) ?? type, "")
            : new(holder, holder.GetMembers(field!).FirstOrDefault() ?? (ISymbol)holder, $"{field}: ");
    }

    private void AddInner(INamedTypeSymbol type, MessageSpec record, INamedTypeSymbol holder, string? path)
    {
        foreach (var field in record.LiveFields.Where(f => f.NestedRecord is not null || f.Enumeration is not null))
        {
            var key = field.NestedRecord is null
                ? (NameOwnerKind.Enumeration, field.Enumeration!)
                : (NameOwnerKind.NestedRecord, field.NestedRecord.Name);
            if (_types.ContainsKey(key) || GetMemberType(type, field.Name) is not { } inner)
            {
                continue;
            }

            _types.Add(key, new(inner, holder, path ?? field.Name));
            if (field.NestedRecord is not null)
            {
                AddInner(inner, field.NestedRecord, holder, path ?? field.Name);
            }
        }
    }

    private static INamedTypeSymbol? GetMemberType(INamedTypeSymbol type, string member)
    {
        var declared = type.GetMembers(member).OfType<IPropertySymbol>().First().Type;
        var one = ListType.Match(declared)?.Element ?? declared;
        return (one is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : one) as INamedTypeSymbol;
    }

    /// <summary>Where a finding is put.</summary>
    /// <param name="Type">The type about which rules are asked.</param>
    /// <param name="At">What it is said of.</param>
    /// <param name="Path">The field that leads to it, followed by a colon; "" where it is said of the name itself.</param>
    public sealed record Place(INamedTypeSymbol Type, ISymbol At, string Path);

    private sealed record Declared(INamedTypeSymbol Type, INamedTypeSymbol? Holder, string? Field);
}
