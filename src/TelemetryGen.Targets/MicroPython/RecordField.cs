using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A field of a record module.</summary>
internal sealed class RecordField
{
    private const string Float32Max = "3.4028235e+38";

    public RecordField(MessageSpec owner, FieldSpec spec, PythonConstants constants)
    {
        var isNestedRecord = owner.Id == 0;
        Spec = spec;
        Name = PythonNames.Get(owner, spec);
        Local = PythonNames.GetVariable(owner, spec);
        Path = $"{owner.Name}.{Name}";
        if (spec.IsBit || IsBytes || IsRecord || spec.Kind == FieldKind.Boolean)
        {
            return;
        }

        // Parts have names of their own for the same field.
        var named = isNestedRecord ? spec with { Name = owner.Name + "_" + spec.Name } : spec;
        if (spec.Wire.IsFloat())
        {
            Low = spec.FloatRange is { } floats ? constants.Get(Bound(floats.Minimum), named, "MIN") : "";
            High = spec.FloatRange is { } range ? constants.Get(Bound(range.Maximum), named, "MAX") : "";
            Null = spec.HasNullValue ? constants.Add("_NAN", "float('nan')") : "";
            if (MayBeNaN)
            {
                constants.Add("_NAN", "float('nan')");
            }

            if (IsFloat32 || (IsNumbers && !IsRanged))
            {
                constants.Add("_INF", "float('inf')");
                constants.Add("_NEGATIVE_INF", "float('-inf')");
            }

            if (IsFloat32)
            {
                constants.Add("_FLOAT_MAX", Float32Max);
                constants.Add("_FLOAT_MIN", "-" + Float32Max);
            }

            return;
        }

        Low = constants.Get(spec.ValueRange.Minimum, named, "MIN");
        High = constants.Get(spec.ValueRange.Maximum, named, "MAX");
        Null = spec.HasNullValue ? constants.Get(spec.Wire.NullValue(), named, "NULL") : "";
        if (NeedsSign && spec.Wire == WireType.Int64)
        {
            constants.Add("_MINUS_2_32", "-4294967296");
            constants.Add("_MINUS_2_48", "-281474976710656");
        }
    }

    public FieldSpec Spec { get; }

    public string Name { get; }

    /// <summary>The variable of it while it is packed.</summary>
    public string Local { get; }

    /// <summary>What errors call it: <c>Climate.vent_open</c>.</summary>
    public string Path { get; }

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

    /// <summary>The number of bytes or numbers has no choice.</summary>
    public bool IsExact => Spec.Kind is FieldKind.Guid or FieldKind.FixedBytes || Spec.IsArray;

    /// <summary>Zeros after it are padding.</summary>
    public bool IsPadded => Spec.Kind == FieldKind.FixedText;

    /// <summary>The most bytes, or exactly so many.</summary>
    public int ByteLimit => Spec.IsVariable ? Spec.MaxBytes : Spec.Count;

    /// <summary>Records or numbers, one or many.</summary>
    public bool IsRecord => Spec.Kind == FieldKind.Record;

    /// <summary>Numbers one after the other, in the block or as a group.</summary>
    public bool IsNumbers => Spec.IsArray || (Spec.IsGroup && !IsRecord);

    /// <summary>A sequence whose number of entries is looked at first.</summary>
    public bool IsList => IsNumbers || Spec.IsGroup;

    /// <summary>The most entries, or exactly so many.</summary>
    public int CountLimit => Spec.IsArray ? Spec.Length : Spec.MaxCount;

    /// <summary>One record in the block: it checks its own fields.</summary>
    public bool IsComposite => Spec.IsComposite;

    /// <summary>The class of the record inside, as methods call it.</summary>
    public string NestedRecordName => Spec.NestedRecord is { } nested ? PythonNames.GetClassReference(nested.Name) : "";

    /// <summary>What struct calls one number of several.</summary>
    public string ElementFormat => $"<{PythonTypes.Format(Spec.Wire)}";

    public int ElementSize => Spec.Wire.Size();

    /// <summary>What struct calls all numbers of an array, as an expression: counts before the letter are not for old firmware.</summary>
    public string ArrayFormat => Spec.Length <= 16
        ? $"'<{new string(PythonTypes.Format(Spec.Wire), Spec.Length)}'"
        : $"'<' + {Spec.Length} * '{PythonTypes.Format(Spec.Wire)}'";

    /// <summary>
    /// A whole number that may be negative and is wider than a digit of MicroPython's large ints: up to 1.13 struct packs zeros above its
    /// digits. Docs/decisions/0145.
    /// </summary>
    public bool NeedsSign => Spec.Wire is WireType.Int32 or WireType.Int64 && !IsBytes && !IsRecord && Spec.ValueRange.Minimum < 0;

    /// <summary>What mends it.</summary>
    public string ExtendSign => Spec.Wire == WireType.Int64 ? "extend_sign64" : "extend_sign";

    /// <summary>Numbers without bounds of their own: NaN and the infinities are among them.</summary>
    public bool IsFreeFloats => IsNumbers && IsFloat && !IsRanged;

    /// <summary>Between what the numbers lie.</summary>
    public string LowestElement => !IsFreeFloats ? Low : IsFloat32 ? "_FLOAT_MIN" : "_NEGATIVE_INF";

    public string HighestElement => !IsFreeFloats ? High : IsFloat32 ? "_FLOAT_MAX" : "_INF";

    public bool IsOptional => Spec.Optional;

    public bool IsFloat => Spec.Wire.IsFloat();

    /// <summary>Compared with two bounds.</summary>
    public bool IsRanged => Low.Length > 0;

    /// <summary>
    /// The comparison that finds a value out of range. For whole numbers the form that takes the fewest steps of the interpreter; NaN is
    /// neither less nor more than a bound, so floats ask the other way around.
    /// </summary>
    public string OutOfRange => IsFloat ? $"not {Low} <= {Local} <= {High}" : $"{Local} < {Low} or {Local} > {High}";

    /// <summary>Not compared with bounds, but NaN stands for None and may not be a value.</summary>
    public bool IsOptionalFloat => Spec.Wire.IsFloat() && Spec.HasNullValue && !IsRanged && !IsFloat32;

    /// <summary>A double can be more than a float holds, and would go out as infinity.</summary>
    public bool IsFloat32 => Spec.Wire == WireType.Float32 && Spec.Kind == FieldKind.Float && Spec.FloatRange is null;

    /// <summary>A NaN has a sign and other bits to choose; one goes out.</summary>
    public bool MayBeNaN => Spec.Kind == FieldKind.Float && Spec.FloatRange is null && !Spec.HasNullValue;

    public bool IsScaled => Spec.Kind == FieldKind.Scaled;

    /// <summary>What it holds in a new object: None, which is not set unless the field may be null.</summary>
    public string Initial => IsComposite ? $"{NestedRecordName}()" : "None";

    public string Unit => FieldMeaning.GetUnit(Spec) ?? "units";

    /// <summary>From engineering units to steps.</summary>
    public string Steps => UnitSteps.Format(Spec);

    /// <summary>The same from a text of digits, by whole numbers alone.</summary>
    public string TextSteps => UnitSteps.FormatText(Spec);

    /// <summary>Up to what value floats of 32 bits give the right steps; null where they always do.</summary>
    public string? Float32Limit => UnitSteps.Float32Limit(Spec);

    /// <summary>What the docstring says of it.</summary>
    public string Meaning => FieldMeaning.Describe(Spec);

    // A float's bound is that of its type: 0.1 as a float is a little more than 0.1 as a double, and still 0.1.
    private double Bound(double declared) => Spec.Wire == WireType.Float32 ? (float)declared : declared;
}
