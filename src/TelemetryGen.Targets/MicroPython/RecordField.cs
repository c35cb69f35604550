using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A field of a record module.</summary>
internal sealed class RecordField
{
    private const string Float32Max = "3.4028235e+38";

    public RecordField(FieldSpec spec, PythonConstants constants)
    {
        Spec = spec;
        Name = PythonNames.Field(spec.Name);
        if (spec.IsBit || spec.IsVariable || spec.IsByteArray || spec.Kind == FieldKind.Boolean)
        {
            return;
        }

        if (spec.Wire.IsFloat())
        {
            Low = spec.FloatRange is { } floats ? PythonTypes.Literal(Bound(floats.Minimum)) : "";
            High = spec.FloatRange is { } range ? PythonTypes.Literal(Bound(range.Maximum)) : "";
            Null = spec.Optional ? constants.Add("_NAN", "float('nan')") : "";
            if (MayBeNaN)
            {
                constants.Add("_NAN", "float('nan')");
            }

            if (IsFloat32)
            {
                constants.Add("_INF", "float('inf')");
                constants.Add("_NEGATIVE_INF", "float('-inf')");
                constants.Add("_FLOAT_MAX", Float32Max);
                constants.Add("_FLOAT_MIN", "-" + Float32Max);
            }

            return;
        }

        Low = constants.Of(spec.WireRange.Minimum, spec, "MIN");
        High = constants.Of(spec.WireRange.Maximum, spec, "MAX");
        Null = spec.Optional ? constants.Of(spec.Wire.NullValue(), spec, "NULL") : "";
    }

    public FieldSpec Spec { get; }

    public string Name { get; }

    /// <summary>The bounds, as they stand in the comparison.</summary>
    public string Low { get; } = "";

    public string High { get; } = "";

    /// <summary>What is sent for None.</summary>
    public string Null { get; } = "";

    public bool IsBit => Spec.IsBit;

    /// <summary>A byte of its own: 0, 1, or 255 for None.</summary>
    public bool IsOptionalBoolean => Spec.Kind == FieldKind.Boolean && Spec.Optional;

    /// <summary>UTF-8 bytes, or a str that is encoded.</summary>
    public bool IsText => Spec.Kind is FieldKind.Text or FieldKind.FixedText;

    /// <summary>Bytes of any kind: what is looked at is their number.</summary>
    public bool IsBytes => Spec.IsVariable || Spec.IsByteArray;

    /// <summary>The number of bytes has no choice.</summary>
    public bool IsExact => Spec.Kind is FieldKind.Guid or FieldKind.FixedBytes;

    /// <summary>Zeros behind it are padding.</summary>
    public bool IsPadded => Spec.Kind == FieldKind.FixedText;

    /// <summary>The most bytes, or exactly so many.</summary>
    public int ByteLimit => Spec.IsVariable ? Spec.MaxBytes : Spec.Count;

    public bool IsOptional => Spec.Optional;

    public bool IsFloat => Spec.Wire.IsFloat();

    /// <summary>Compared with two bounds.</summary>
    public bool IsRanged => Low.Length > 0;

    /// <summary>Not compared with bounds, but NaN stands for None and may not be a value.</summary>
    public bool IsOptionalFloat => Spec.Wire.IsFloat() && Spec.Optional && !IsRanged && !IsFloat32;

    /// <summary>A double can be more than a float holds, and would go out as infinity.</summary>
    public bool IsFloat32 => Spec.Wire == WireType.Float32 && Spec.Kind == FieldKind.Float && Spec.FloatRange is null;

    /// <summary>A NaN has a sign and other bits to choose; one goes out.</summary>
    public bool MayBeNaN => Spec.Kind == FieldKind.Float && Spec.FloatRange is null && !Spec.Optional;

    public bool IsScaled => Spec.Kind == FieldKind.Scaled;

    public string Initial => IsBit ? "False" : "None";

    public string Unit => Spec.Unit ?? "units";

    /// <summary>From engineering units to steps, in whole numbers only: a float literal does not compile on a board without floats.</summary>
    public string Steps
    {
        get
        {
            var (up, down) = (1m, Spec.Step);
            while (decimal.Truncate(down) != down)
            {
                (up, down) = (up * 10, down * 10);
            }

            // 0.25 is 25/100: value * 4 says the same.
            var common = GreatestCommonDivisor(up, down);
            (up, down) = (up / common, down / common);
            var value = FromOffset(out var scale);
            common = GreatestCommonDivisor(up, down * scale);
            (up, down) = (up / common, down * scale / common);
            return (up, down) switch
            {
                (1, 1) => value,
                (_, 1) => $"{value} * {PythonTypes.Literal(up)}",
                (1, _) => $"{value} / {PythonTypes.Literal(down)}",
                _ => $"{value} * {PythonTypes.Literal(up)} / {PythonTypes.Literal(down)}",
            };
        }
    }

    /// <summary>What the docstring says of it.</summary>
    public string Meaning
    {
        get
        {
            var text = Form();
            text += Spec.Optional ? ", or None" : "";
            return Spec.Since > 1 ? $"{text} (since version {Spec.Since})" : text;
        }
    }

    // An offset of 0.5 has no literal without floats: value * 2 - 1 is twice the difference, and the scale says so.
    private string FromOffset(out decimal scale)
    {
        var (offset, times) = (Spec.Offset, 1m);
        while (decimal.Truncate(offset) != offset)
        {
            (offset, times) = (offset * 10, times * 10);
        }

        scale = times;
        var value = times == 1 ? "value" : $"value * {PythonTypes.Literal(times)}";
        return offset switch
        {
            0 => "value",
            < 0 => $"({value} + {PythonTypes.Literal(-offset)})",
            _ => $"({value} - {PythonTypes.Literal(offset)})",
        };
    }

    private string Form()
    {
        var range = Spec.Wire.IsFloat() ? default : Spec.WireRange;
        var unit = Spec.Unit is null ? "" : $" {Spec.Unit}";
        return Spec.Kind switch
        {
            FieldKind.Boolean => "True or False",
            FieldKind.Text => $"UTF-8 bytes, at most {Spec.MaxBytes}",
            FieldKind.FixedText => $"UTF-8 bytes, at most {Spec.Length}",
            FieldKind.Bytes => $"bytes, at most {Spec.MaxBytes}",
            FieldKind.FixedBytes => $"{Spec.Length} bytes",
            FieldKind.Guid => "16 bytes, a GUID in the order of RFC 4122",
            FieldKind.Duration => $"milliseconds, {PythonTypes.Text(range.Minimum)} to {PythonTypes.Text(range.Maximum)}",
            FieldKind.Timestamp => $"{Spec.Resolution.ToString().ToLowerInvariant()} since 1970-01-01T00:00:00Z",
            FieldKind.Enumeration => $"one of {PythonNames.Constant(Spec.Enumeration!)}_...",
            FieldKind.Flags => $"any of {PythonNames.Constant(Spec.Enumeration!)}_..., joined by |",
            FieldKind.Scaled =>
                $"steps of {PythonTypes.Text(Spec.Step)}{unit}{(Spec.Offset == 0 ? "" : $" from {PythonTypes.Text(Spec.Offset)}{unit}")}, {PythonTypes.Text(range.Minimum)} to {PythonTypes.Text(range.Maximum)} "
                + $"({PythonTypes.Text((range.Minimum * Spec.Step) + Spec.Offset)} to {PythonTypes.Text((range.Maximum * Spec.Step) + Spec.Offset)}{unit})",
            FieldKind.Float => $"{(Spec.Unit is null ? "a number" : Spec.Unit)}{(Spec.FloatRange is { } floats ? $", {PythonTypes.Literal(floats.Minimum)} to {PythonTypes.Literal(floats.Maximum)}" : "")}",
            _ => $"{PythonTypes.Text(range.Minimum)} to {PythonTypes.Text(range.Maximum)}{unit}",
        };
    }

    // A float's bound is that of its type: 0.1 as a float is a little more than 0.1 as a double, and still 0.1.
    private double Bound(double declared) => Spec.Wire == WireType.Float32 ? (float)declared : declared;

    private static decimal GreatestCommonDivisor(decimal a, decimal b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
