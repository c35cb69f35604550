namespace TelemetryGen.Schema;

/// <summary>One field of a message.</summary>
/// <param name="Name">The member's name in C#; each target derives its own from it, or from <see cref="TargetName"/>.</param>
/// <param name="Kind">How the value is carried.</param>
/// <param name="Wire">The primitive on the wire. For variable data the type of its length; for bits unused, the set has its own.</param>
public sealed record FieldSpec(string Name, FieldKind Kind, WireType Wire)
{
    /// <summary>What device code makes its name from when it is not <see cref="Name"/>; null otherwise.</summary>
    public string? TargetName { get; init; }

    /// <summary>What a device target derives its own name from.</summary>
    public string DeviceName => TargetName ?? Name;

    /// <summary>The field may be null: an explicit null value in the block, length 0 for text.</summary>
    public bool Optional { get; init; }

    /// <summary>The schema version that brought the field.</summary>
    public int Since { get; init; } = 1;

    /// <summary>Engineering unit symbol, such as <c>Cel</c> or <c>Pa</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The size of one step in engineering units. Scaled fields only.</summary>
    public decimal Step { get; init; } = 1;

    /// <summary>What 0 steps are, in engineering units. Scaled fields only.</summary>
    public decimal Offset { get; init; }

    /// <summary>Declared bounds in steps, for integers, scaled fields and durations (milliseconds).</summary>
    public IntegerRange? Range { get; init; }

    /// <summary>Declared bounds of a float.</summary>
    public FloatRange? FloatRange { get; init; }

    /// <summary>What a timestamp counts.</summary>
    public TimeResolution Resolution { get; init; } = TimeResolution.Milliseconds;

    /// <summary>The <see cref="EnumSpec.Name"/> of an enumeration or flags field.</summary>
    public string? Enumeration { get; init; }

    /// <summary>At most so many bytes of variable data.</summary>
    public int MaxBytes { get; init; }

    /// <summary>Exactly so many: bytes of a fixed text or fixed bytes, numbers of a fixed array. 0 for no array.</summary>
    public int Length { get; init; }

    /// <summary>At most so many numbers or records, as a repeating group. 0 for no group.</summary>
    public int MaxCount { get; init; }

    /// <summary>The record inside: a list of fields that is no message of its own, so its id is 0.</summary>
    public MessageSpec? NestedRecord { get; init; }

    /// <summary>The field was removed: its bytes stay where they are, written as null or zero and never read.</summary>
    public bool Reserved { get; init; }

    /// <summary>The number that the sender gives each record, one more each time.</summary>
    public bool Sequence { get; init; }

    /// <summary>What metric the server makes of it; null for none.</summary>
    public MetricSpec? Metric { get; init; }

    /// <summary>A bit of the message's set. A nullable boolean is a byte of its own: 0, 1, or 255 for null.</summary>
    public bool IsBit => Kind == FieldKind.Boolean && !Optional;

    /// <summary>Behind the block, with a length.</summary>
    public bool IsVariable => Kind is FieldKind.Text or FieldKind.Bytes;

    /// <summary>Behind the block, entry by entry, with the number of entries.</summary>
    public bool IsGroup => MaxCount > 0;

    /// <summary>A number, or several: what a unit says something of.</summary>
    public bool TakesUnit => Kind is FieldKind.Integer or FieldKind.Float or FieldKind.Scaled;

    /// <summary>A fixed number of numbers in the block.</summary>
    public bool IsArray => Length > 0 && Kind is (FieldKind.Integer or FieldKind.Float);

    /// <summary>A record in the block.</summary>
    public bool IsComposite => Kind == FieldKind.Record && !IsGroup;

    /// <summary>One number, boolean, timestamp or the like in the block: no bytes, no array, no record.</summary>
    public bool IsScalar => !IsVariable && !IsGroup && !IsByteArray && !IsArray && !IsComposite;

    /// <summary>Bytes in the block that are no number: a GUID, a fixed text, fixed bytes.</summary>
    public bool IsByteArray => Kind is FieldKind.Guid or FieldKind.FixedText or FieldKind.FixedBytes;

    /// <summary>One value of its type stands for null. Behind the block nothing does: there null is none.</summary>
    public bool HasNullValue => Optional && !IsVariable && !IsGroup;

    /// <summary>A decoded value may be null: the field is declared so, or an older sender does not know it.</summary>
    public bool MayBeNull => Optional || Since > 1;

    /// <summary>How many primitives of <see cref="Wire"/> stand in the block.</summary>
    public int Count => Kind switch
    {
        FieldKind.Guid => 16,
        FieldKind.FixedText or FieldKind.FixedBytes => Length,
        FieldKind.Record => WireLayout.From(NestedRecord!).BlockLength,
        _ => Length > 0 ? Length : 1,
    };

    /// <summary>The integers this field may carry on the wire: declared, or all that its type holds less the null value.</summary>
    public IntegerRange WireRange =>
        Range ?? (Kind == FieldKind.Scaled ? Wire.Bounds(HasNullValue).Within(StepScale.CountedInDouble(this)) : Wire.Bounds(HasNullValue));

    /// <summary>
    /// The integers of <see cref="WireRange"/> that every reader takes for a value: timestamps are in the years 1 to 9999, and durations
    /// are no longer than a TimeSpan.
    /// </summary>
    public IntegerRange ValueRange => Kind switch
    {
        FieldKind.Timestamp => WireRange.Within(Timestamps.Range(Resolution)),
        FieldKind.Duration => WireRange.Within(Durations.Range(FieldFacts.From(this).CountedIn!)),
        _ => WireRange,
    };

    /// <summary>True when the wire type can carry integers that <see cref="WireRange"/> excludes, so that a writer has to look.</summary>
    public bool RangeIsNarrowerThanWire => WireRange != Wire.Bounds(optional: false);

    /// <summary>The k of a step of 10^k; null for any other step.</summary>
    public int? DecimalExponent
    {
        get
        {
            var (rest, exponent) = (Step, 0);
            for (; rest >= 10 && rest % 10 == 0; exponent++)
            {
                rest /= 10;
            }

            for (; rest is > 0 and < 1; exponent--)
            {
                rest *= 10;
            }

            return rest == 1 ? exponent : null;
        }
    }
}
