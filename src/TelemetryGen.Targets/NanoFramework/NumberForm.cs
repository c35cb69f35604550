using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>
/// How a number is held, checked and carried: the field itself, or one number of an array. A null value is the least of the field's type,
/// which no computation gives by accident; where the type has nothing to spare, it is the one of the wire.
/// </summary>
internal sealed class NumberForm(DeviceField member)
{
    private readonly FieldSpec _spec = member.Spec;

    private bool IsOne => _spec.IsScalar && !_spec.IsBit;

    private bool IsEnum => _spec.Enumeration is not null;

    public bool IsOptionalBoolean => _spec.Kind == FieldKind.Boolean;

    public bool IsFloat => _spec.Wire.IsFloat();

    /// <summary>The member's type.</summary>
    public string Type => IsOptionalBoolean ? "OptionalBoolean" : IsEnum ? member.EnumType : ValueType;

    /// <summary>The type that it is computed with.</summary>
    public string ValueType => _spec switch
    {
        { Kind: FieldKind.Timestamp } => "long",
        { Wire: WireType.UInt32, Optional: true } when IsOne && !IsEnum => "long",
        _ => CSharpTypes.Computed(_spec.Wire),
    };

    /// <summary>The constant for null; "" where there is none, or NaN or an own type says it.</summary>
    public string NullValue => !IsOne || !_spec.Optional || IsFloat || IsOptionalBoolean ? ""
        : IsEnum ? $"({member.EnumType})({CSharpTypes.Literal(_spec.Wire.NullValue())})"
        : ValueType switch { "int" => "int.MinValue", "long" => "long.MinValue", _ => "ulong.MaxValue" };

    /// <summary>What stands for null on the wire, where that is not the constant; else "".</summary>
    public string WireNull =>
        NullValue.Length == 0 || IsEnum || NullOfType == _spec.Wire.NullValue() ? "" : CSharpTypes.Literal(_spec.Wire.NullValue());

    /// <summary>
    /// What a new record holds for "not set": a value of the field's type that its range refuses. "" where the type has none to spare, and
    /// of a number that the queue gives.
    /// </summary>
    public string Unset => _spec.Optional || _spec.Sequence || IsEnum ? ""
        : IsFloat ? _spec.FloatRange is null ? "" : $"{CSharpNames.GetKeyword(_spec.Wire)}.NaN"
        : ValueType switch
        {
            "uint" => _spec.ValueRange.Maximum < uint.MaxValue ? "uint.MaxValue" : "",
            "ulong" => _spec.ValueRange.Maximum < ulong.MaxValue ? "ulong.MaxValue" : "",
            var type => _spec.ValueRange.Minimum > CSharpTypes.Bounds(type).Minimum ? type + ".MinValue" : "",
        };

    /// <summary>What a reader sets when the sender did not know the field.</summary>
    public string Absent => IsOptionalBoolean
        ? "OptionalBoolean.Null"
        : !_spec.Optional ? "0" : IsFloat ? $"{CSharpNames.GetKeyword(_spec.Wire)}.NaN" : member.NullName;

    /// <summary>The bounds, as an error says them.</summary>
    public string Low => Bounds.Low;

    public string High => Bounds.High;

    /// <summary>One byte as it is: an enumeration.</summary>
    public bool IsByte => IsEnum && _spec.Wire.Size() == 1;

    /// <summary>The member as the number that is computed with.</summary>
    public string Source => IsEnum ? $"({ValueType}){member.Member}" : member.Member;

    /// <summary>The condition under which a variable is out of range; "" where it cannot be.</summary>
    public string Outside(string value)
    {
        if (IsOptionalBoolean)
        {
            return $"{value} > OptionalBoolean.True && {value} != OptionalBoolean.Null";
        }

        if (IsFloat)
        {
            var outside = Low.Length == 0 ? "" : $"!({value} >= {Low} && {value} <= {High})";
            return outside.Length > 0 && IsOne && _spec.Optional
                ? $"{outside} && !{CSharpNames.GetKeyword(_spec.Wire)}.IsNaN({value})"
                : outside;
        }

        if (IsEnum)
        {
            return "";
        }

        var (range, type) = (_spec.ValueRange, Possible);
        string[] sides = [.. range.Minimum > type.Minimum ? [$"{value} < {Low}"] : Array.Empty<string>(),
            .. range.Maximum < type.Maximum ? [$"{value} > {High}"] : Array.Empty<string>()];

        // Where the constant is what goes out, it is among the values that are compared.
        var mayBeNull = NullValue.Length > 0 && WireNull.Length == 0
            && (_spec.Wire.IsSigned() ? range.Minimum > type.Minimum : range.Maximum < type.Maximum);
        var either = sides.Length == 2 && Narrower(range) is { } narrower ? $"{value} != ({narrower}){value}"
            : range.Minimum == 0 && sides.Length == 2 ? $"({Unsigned}){value} > {High}"
            : string.Join(" || ", sides);
        return !mayBeNull || sides.Length == 0
            ? either
            : $"{(sides.Length > 1 && either.Contains("||", StringComparison.Ordinal) ? $"({either})" : either)} && {value} "
                + $"!= {member.NullName}";
    }

    /// <summary>How many of the bytes that it takes on the wire can be other than 0.</summary>
    public int Bytes(int size)
    {
        if (IsFloat || IsEnum || IsOptionalBoolean || _spec.Optional || _spec.ValueRange.Minimum < 0)
        {
            return size;
        }

        var bytes = 1;
        for (var most = _spec.ValueRange.Maximum; most > 255; most = decimal.Floor(most / 256))
        {
            bytes++;
        }

        return bytes;
    }

    /// <summary>The value that is read at a place of <c>buffer</c>, as the member takes it, null not yet told.</summary>
    public string Read(string at)
    {
        var read = CSharpTypes.Read(_spec.Wire, at);
        return IsOptionalBoolean || IsEnum ? $"({Type}){read}" : read;
    }

    // What a variable can be, but for null where that is the constant. An array's numbers are as wide as on the wire.
    private IntegerRange Possible => !IsOne ? _spec.Wire.Bounds(optional: false)
        : NullValue.Length > 0 && WireNull.Length == 0 ? _spec.Wire.Bounds(optional: true)
        : CSharpTypes.Bounds(ValueType);

    // Below 0 it is a large number: one comparison of an interpreter instead of two.
    private string Unsigned => Possible.Maximum > int.MaxValue ? "ulong" : "uint";

    // A range that is all that a narrower type holds.
    private static string? Narrower(IntegerRange range) => (range.Minimum, range.Maximum) switch
    {
        (sbyte.MinValue, sbyte.MaxValue) => "sbyte",
        (short.MinValue, short.MaxValue) => "short",
        _ => null,
    };

    private decimal NullOfType => ValueType == "ulong" ? ulong.MaxValue : CSharpTypes.Bounds(ValueType).Minimum;

    private (string Low, string High) Bounds => IsFloat
        ? _spec.FloatRange is { } floats
            ? (CSharpTypes.Literal(floats.Minimum, _spec.Wire), CSharpTypes.Literal(floats.Maximum, _spec.Wire))
            : ("", "")
        : IsOptionalBoolean ? ("0", "1")
        : (CSharpTypes.Literal(_spec.ValueRange.Minimum), CSharpTypes.Literal(_spec.ValueRange.Maximum));
}
