using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Parsing;

/// <summary>For a type that no message carries, the one that is nearest to it.</summary>
internal static class NearestType
{
    private static readonly Dictionary<string, (string? Name, string Advice)> Known = new()
    {
        ["System.Half"] = ("float", "Use float."),
        ["System.Int128"] = ("long", "Use long."),
        ["System.UInt128"] = ("ulong", "Use ulong."),
        ["System.Numerics.BigInteger"] = ("long", "Use long."),
        ["System.DateOnly"] = ("System.DateTimeOffset", "Use DateTimeOffset with [Timestamp(TimeUnit.Seconds)]."),
        ["System.TimeOnly"] = ("System.TimeSpan", "Use TimeSpan."),
        ["System.Uri"] = ("string", "Use string with [MaxLength(bytes)]."),
        ["System.Version"] = ("string", "Use string with [MaxLength(bytes)]."),
        ["System.Net.IPAddress"] = ("byte[]", "Use byte[] with [MaxLength(16)]."),
        ["System.Collections.BitArray"] = (null, "Use a [Flags] enumeration."),
    };

    private static readonly HashSet<string> Collections =
    [
        "IEnumerable", "ICollection", "IList", "IReadOnlyCollection", "HashSet", "Queue", "Stack", "LinkedList", "Collection",
        "ImmutableArray", "ImmutableList", "Memory",
        "ReadOnlyMemory", "ArraySegment", "List", "IReadOnlyList",
    ];

    /// <summary>The type as C# writes it (null when none is sure), and a sentence that says what to use.</summary>
    public static (string? Name, string Advice) Find(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Decimal } => (null, "Give it [Scaled(step)]."),
        { SpecialType: SpecialType.System_Char } => ("ushort", "Use string with [MaxLength(bytes)], or ushort."),
        { SpecialType: SpecialType.System_Object } => (null, "Use a number, bool, enum, DateTimeOffset or string."),
        { SpecialType: SpecialType.System_IntPtr } => ("long", "Use long."),
        { SpecialType: SpecialType.System_UIntPtr } => ("ulong", "Use ulong."),
        IArrayTypeSymbol { Rank: > 1 } array => FindArray(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } => (null, "Use a record."),
        INamedTypeSymbol union when TypeForm.IsUnion(union) =>
            (null, "It is a union; use a member for each of its types, which may be null."),
        INamedTypeSymbol { Arity: 2, Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" } =>
            (null, "Use a list of records with a key and a value."),
        INamedTypeSymbol { Arity: 1 } generic when Collections.Contains(generic.Name) => FindArray(generic.TypeArguments[0]),
        _ => Known.TryGetValue(type.ToDisplayString(), out var known)
            ? known
            : (null,
                "Messages carry numbers, bool, enums, DateTimeOffset, DateTime, TimeSpan, Guid, string, byte[], arrays of numbers, "
                    + "records and lists of records."),
    };

    private static (string? Name, string Advice) FindArray(ITypeSymbol element)
    {
        var array = $"{element.ToDisplayString(NullableFlowState.None)}[]";
        return (array, $"Use {array} with [MaxLength({(element.SpecialType == SpecialType.System_Byte ? "bytes" : "entries")})].");
    }
}
