using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>Expressions for a value of the user from what is on the wire: a number, or a span of the block.</summary>
internal static class FieldValue
{
    /// <summary>When a reader refuses what it found, and with which error; null where every bit pattern is a value.</summary>
    public static (string Wrong, string Error)? Check(FieldSpec field, string raw, string subject)
    {
        if (field.IsArray)
        {
            return null;
        }

        var (holds, error) = field.Kind switch
        {
            // What is counted in 32 bits is always inside.
            FieldKind.Timestamp when field.Wire == WireType.Int64 =>
                ($"UnixTime.Are{field.Resolution}InRange({raw})", $"UnixTime.Fail{field.Resolution}(out error, {subject}, {raw})"),
            FieldKind.Duration when field.Wire == WireType.Int64 =>
                ($"MessageDuration.IsInRange({raw})", $"MessageDuration.Fail(out error, {subject}, {raw})"),
            FieldKind.Boolean when field.Optional =>
                ($"MessageBoolean.IsValid({raw})", $"MessageBoolean.Fail(out error, {subject}, {raw})"),
            FieldKind.FixedText =>
                ($"MessageFixedText.IsValid({raw})", $"TelemetryError.Fail(out error, TelemetryErrorCode.TextNotUtf8, {subject})"),
            _ => ("", ""),
        };
        if (holds.Length == 0)
        {
            return null;
        }

        var isNull = field.Optional && field.Kind != FieldKind.Boolean;
        return ((isNull ? $"{raw} != {Literals.Null(field.Wire)} && " : "") + $"!{holds}", error);
    }

    /// <summary>
    /// When a nested record is refused; null where every bit pattern is one. The error is given to <paramref name="error"/>:
    /// <c>out error</c>.
    /// </summary>
    public static string? CheckNestedRecord(FieldSpec field, string raw, string error) =>
        MayBeWrong(field.NestedRecord!) ? $"!{NestedRecordNames.Codec(field.NestedRecord!)}.TryCheck({raw}, {error})" : null;

    /// <summary>True for a record inside of which not every bit pattern is one.</summary>
    public static bool MayBeWrong(MessageSpec nested) =>
        nested.LiveFields.Any(f => f.IsComposite ? MayBeWrong(f.NestedRecord!) : Check(f, "", "") is not null);

    /// <summary>A value that is there.</summary>
    public static string GetExpression(FieldSpec field, MemberShape member, string raw) => field.Kind switch
    {
        FieldKind.Timestamp => $"UnixTime.From{field.Resolution}({raw}){(IsDateTime(member) ? ".UtcDateTime" : "")}",
        FieldKind.Duration => $"MessageDuration.From{FieldFacts.From(field).CountedIn!.Resolution}({raw})",
        FieldKind.Enumeration => $"({member.UnderlyingType}){raw}",
        FieldKind.Flags => $"unchecked(({member.UnderlyingType}){raw})",
        FieldKind.Scaled => ScaledValue.ToUnits(field, member, raw),
        FieldKind.Guid => $"new Guid({raw}, bigEndian: true)",
        FieldKind.FixedText => $"MessageFixedText.ToText({raw})",
        FieldKind.FixedBytes => $"{raw}.ToArray()",
        FieldKind.Record => $"{NestedRecordNames.Codec(field.NestedRecord!)}.Read({raw})",
        _ when field.IsArray => $"new MessageArray<{CSharpNames.GetKeyword(field.Wire)}>({raw}).ToArray()",
        _ => raw,
    };

    /// <summary>A value or null; <paramref name="wire"/> is a local.</summary>
    public static string Optional(FieldSpec field, MemberShape member, string wire)
    {
        if (field.Kind == FieldKind.Boolean)
        {
            return $"MessageBoolean.FromWire({wire})";
        }

        var isNull = field.Wire.IsFloat()
            ? $"{CSharpNames.GetKeyword(field.Wire)}.IsNaN({wire})"
            : $"{wire} == {Literals.Null(field.Wire)}";
        return $"{isNull} ? ({member.Type})null : {GetExpression(field, member, wire)}";
    }

    /// <summary>The member is a decimal: scaled exactly.</summary>
    public static bool IsDecimal(MemberShape member) => member.UnderlyingType == "decimal";

    /// <summary>The member is a DateTime, which may not say what timestamp it is.</summary>
    public static bool IsDateTime(MemberShape member) => member.UnderlyingType == "global::System.DateTime";
}
