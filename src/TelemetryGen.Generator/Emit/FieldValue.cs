using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>Expressions for a value of the user from what is on the wire: a number, or a span of the block.</summary>
internal static class FieldValue
{
    // What DecimalSteps has a method for, by exponent.
    private static readonly string[] Steps =
        ["", "Tenths", "Hundredths", "Thousandths", "TenThousandths", "HundredThousandths", "Millionths", "TenMillionths", "HundredMillionths", "Billionths"];

    /// <summary>When a reader refuses what it found, and with which error; null where every bit pattern is a value.</summary>
    public static (string Wrong, string Error)? Check(FieldSpec field, string raw, string subject)
    {
        if (field.IsArray)
        {
            return null;
        }

        var (holds, error) = field.Kind switch
        {
            // Seconds in 32 bits, and milliseconds in 32 bits, are always inside.
            FieldKind.Timestamp when field.Wire == WireType.Int64 => ($"UnixTime.Holds{field.Resolution}({raw})", $"UnixTime.Refuse{field.Resolution}(out error, {subject}, {raw})"),
            FieldKind.Duration when field.Wire == WireType.Int64 => ($"MessageDuration.Holds({raw})", $"MessageDuration.Refuse(out error, {subject}, {raw})"),
            FieldKind.Boolean when field.Optional => ($"MessageBoolean.Holds({raw})", $"MessageBoolean.Refuse(out error, {subject}, {raw})"),
            FieldKind.FixedText => ($"MessageFixedText.Holds({raw})", $"TelemetryError.Refuse(out error, TelemetryErrorCode.TextNotUtf8, {subject})"),
            _ => ("", ""),
        };
        if (holds.Length == 0)
        {
            return null;
        }

        var isNull = field.Optional && field.Kind != FieldKind.Boolean;
        return ((isNull ? $"{raw} != {Literals.Null(field.Wire)} && " : "") + $"!{holds}", error);
    }

    /// <summary>When a record inside is refused; null where every bit pattern is one. The error is given to <paramref name="error"/>: <c>out error</c>.</summary>
    public static string? CheckPart(FieldSpec field, string raw, string error) => MayBeWrong(field.Part!) ? $"!{PartNames.Codec(field.Part!)}.TryCheck({raw}, {error})" : null;

    /// <summary>True for a record inside of which not every bit pattern is one.</summary>
    public static bool MayBeWrong(MessageSpec part) =>
        part.LiveFields.Any(f => f.IsComposite ? MayBeWrong(f.Part!) : Check(f, "", "") is not null);

    /// <summary>A value that is there.</summary>
    public static string Of(FieldSpec field, MemberShape member, string raw) => field.Kind switch
    {
        FieldKind.Timestamp => $"UnixTime.From{field.Resolution}({raw}){(IsDateTime(member) ? ".UtcDateTime" : "")}",
        FieldKind.Duration => $"MessageDuration.FromMilliseconds({raw})",
        FieldKind.Enumeration => $"({member.UnderlyingType}){raw}",
        FieldKind.Flags => $"unchecked(({member.UnderlyingType}){raw})",
        FieldKind.Scaled when member.UnderlyingType == "float" => $"(float)({Units(field, raw)})",
        FieldKind.Scaled when IsDecimal(member) => $"({raw} * {Literals.Decimal(field.Step)}){Offset(field, Literals.Decimal)}".TrimParentheses(field.Offset == 0),
        FieldKind.Scaled => Units(field, raw),
        FieldKind.Guid => $"new Guid({raw}, bigEndian: true)",
        FieldKind.FixedText => $"MessageFixedText.ToText({raw})",
        FieldKind.FixedBytes => $"{raw}.ToArray()",
        FieldKind.Record => $"{PartNames.Codec(field.Part!)}.Read({raw})",
        _ when field.IsArray => $"new MessageArray<{Literals.Keyword(field.Wire)}>({raw}).ToArray()",
        _ => raw,
    };

    /// <summary>A value or null; <paramref name="wire"/> is a local.</summary>
    public static string Optional(FieldSpec field, MemberShape member, string wire)
    {
        if (field.Kind == FieldKind.Boolean)
        {
            return $"MessageBoolean.FromWire({wire})";
        }

        var isNull = field.Wire.IsFloat() ? $"{Literals.Keyword(field.Wire)}.IsNaN({wire})" : $"{wire} == {Literals.Null(field.Wire)}";
        return $"{isNull} ? ({member.Type})null : {Of(field, member, wire)}";
    }

    /// <summary>The member is a decimal: scaled exactly.</summary>
    public static bool IsDecimal(MemberShape member) => member.UnderlyingType == "decimal";

    /// <summary>The member is a DateTime, which may not say what moment it is.</summary>
    public static bool IsDateTime(MemberShape member) => member.UnderlyingType == "global::System.DateTime";

    // Dividing by 100 gives the double nearest to the decimal; multiplying by 0.01 does not.
    private static string Units(FieldSpec field, string raw)
    {
        var units = field.DecimalExponent switch
        {
            0 => $"(double){raw}",
            >= -9 and < 0 => $"DecimalSteps.{Steps[-field.DecimalExponent.Value]}({raw})",
            < 0 => $"{raw} / {Literals.Double((double)(1 / field.Step))}",
            _ => $"{raw} * {Literals.Double((double)field.Step)}",
        };
        return field.Offset == 0 ? units : $"({units}){Offset(field, value => Literals.Double((double)value))}";
    }

    private static string Offset(FieldSpec field, Func<decimal, string> literal) =>
        field.Offset == 0 ? "" : field.Offset < 0 ? $" - {literal(-field.Offset)}" : $" + {literal(field.Offset)}";

    private static string TrimParentheses(this string expression, bool whole) => whole ? expression.Substring(1, expression.Length - 2) : expression;
}
