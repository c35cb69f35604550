namespace TelemetryGen.Schema;

/// <summary>
/// What code comments, documents and messages say of a field, as texts: unit, bounds, step, null, version, resolution. The one place that
/// computes them; what sentence they stand in is a matter of whoever writes it.
/// </summary>
public sealed record FieldFacts(FieldSpec Field)
{
    /// <summary>The facts of a field.</summary>
    public static FieldFacts From(FieldSpec field) => new(field);

    /// <summary>The unit, on one line; null without one.</summary>
    public string? Unit => Field.Unit is null ? null : OneLine.From(Field.Unit);

    /// <summary>The bounds that were declared, in units; null without any.</summary>
    /// <exception cref="OverflowException">They are beyond all decimals; <see cref="SpecCheck"/> refuses such a field.</exception>
    public BoundTexts? Declared =>
        Field.FloatRange is { } floats ? BoundTexts.From(floats)
        : Field.Range is not { } range ? null
        : InUnits(range)
            ?? throw new OverflowException(
                $"The range of {Field.Name}, {BoundTexts.From(range)} steps of {NumberText.Format(Field.Step)}, is beyond all decimals.");

    /// <summary>What the field may carry, as whole numbers of the wire; null for floats.</summary>
    public BoundTexts? Steps => Field.Wire.IsFloat() ? null
        : BoundTexts.From(Field.Kind == FieldKind.Duration ? Field.ValueRange : Field.WireRange);

    /// <summary>The same in units, of a scaled field; null of any other, and where an end is beyond all decimals.</summary>
    public BoundTexts? Units => Field.Kind == FieldKind.Scaled ? InUnits(Field.WireRange) : null;

    /// <summary>What stands for null in the block, a number or <c>NaN</c>; null where nothing does.</summary>
    public string? Null => Field.HasNullValue ? Field.Wire.NullText() : null;

    /// <summary>The version that brought the field; null for the first.</summary>
    public int? Since => Field.Since > 1 ? Field.Since : null;

    /// <summary>The resolution that a timestamp declares; null of any other field.</summary>
    public ResolutionFacts? Resolution => Field.Kind == FieldKind.Timestamp ? ResolutionFacts.From(Field.Resolution) : null;

    /// <summary>What a timestamp or a duration counts, with its words and its factor; null of any other field.</summary>
    public ResolutionFacts? CountedIn => Field.Kind switch
    {
        FieldKind.Timestamp => ResolutionFacts.From(Field.Resolution),
        FieldKind.Duration => ResolutionFacts.From(TimeResolution.Milliseconds),
        _ => null,
    };

    /// <summary>Step and offset of a scaled field: <c>0.01</c>, or <c>0.01 from 5</c>.</summary>
    /// <param name="unit">What stands after each number: a space and the unit, or "".</param>
    public string DescribeSteps(string unit = "") =>
        NumberText.Format(Field.Step) + unit + (Field.Offset == 0 ? "" : $" from {NumberText.Format(Field.Offset)}{unit}");

    /// <summary>A scaled field in full: <c>0.01 Cel, -4000 to 8500 (-40 to 85 Cel)</c>.</summary>
    /// <param name="unit">As of the other.</param>
    public string DescribeCounts(string unit) => $"{DescribeSteps(unit)}, {Steps}{(Units is { } units ? $" ({units}{unit})" : "")}";

    private BoundTexts? InUnits(IntegerRange range) =>
        Field.ToUnits(range.Minimum) is { } low && Field.ToUnits(range.Maximum) is { } high
            ? new(NumberText.Format(low), NumberText.Format(high))
            : null;
}
