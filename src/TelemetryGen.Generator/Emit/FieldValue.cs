using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>Expressions for a value of the user from a number of the wire that is known to be one.</summary>
internal static class FieldValue
{
    /// <summary>A reader refuses some of the numbers: moments outside the years that .NET has. Seconds in 32 bits are always inside.</summary>
    public static bool IsCheckedByReader(FieldSpec field) => field.Kind == FieldKind.Timestamp && field.Wire == WireType.Int64;

    /// <summary>A value that is there.</summary>
    public static string Of(FieldSpec field, MemberShape member, string raw) =>
        field.Kind == FieldKind.Timestamp ? $"UnixTime.From{field.Resolution}({raw})" : ReadEmitter.FromWire(field, member, raw);

    /// <summary>A value or null; <paramref name="wire"/> is a local.</summary>
    public static string Optional(FieldSpec field, MemberShape member, string wire)
    {
        var isNull = field.Wire.IsFloat() ? $"{Literals.Keyword(field.Wire)}.IsNaN({wire})" : $"{wire} == {Literals.Null(field.Wire)}";
        return $"{isNull} ? ({member.Type})null : {Of(field, member, wire)}";
    }
}
