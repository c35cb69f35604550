using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>What SBE has no attribute for, in words: unit, step, resolution, null of text.</summary>
internal static class SbeDescription
{
    /// <summary>The same of an element with another name than the field's.</summary>
    public static string? Describe(FieldSpec field, string name) => Renamed(field.Name, name, Describe(field));

    /// <summary>What <paramref name="name"/> is called in C#, where that is another name, then the description.</summary>
    public static string? Renamed(string original, string name, string? description = null) =>
        name == original ? description : string.Join(' ', new[] { $"In C#: {original}.", description }.Where(t => t is not null));

    /// <summary>The null values of members that are references, which cannot say them; null without any.</summary>
    public static string? DescribeNestedRecord(MessageSpec nested)
    {
        var nulls = nested.LiveFields.Where(f => f.Optional && f.Kind is FieldKind.Enumeration or FieldKind.Flags or FieldKind.Boolean)
            .Select(f => string.Create(CultureInfo.InvariantCulture,
                $"{f.Name}: {(f.Kind == FieldKind.Flags ? f.Wire.NullBits() : f.Wire.NullValue())} is null.")).ToList();
        return nulls.Count == 0 ? null : string.Join(' ', nulls);
    }

    /// <summary>Null when there is nothing to say.</summary>
    public static string? Describe(FieldSpec field)
    {
        if (field.Reserved)
        {
            return $"Reserved: the field was "
                + $"removed. {(field.IsGroup ? "No entries." : field.IsVariable ? "Length 0." : field.Optional ? "Null." : "Zeros.")} "
                + "Not to be read.";
        }

        var parts = new[] { Entries(field), Meaning(field),
            field.Sequence ? "The sender's number of the record, one more each time; 0 is none." : null,
            FieldFacts.From(field).Unit is { } unit ? $"Unit: {unit}." : null, FloatRange(field) }.Where(p => p is not null).ToList();
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    /// <summary>FIX's name for the kind of value; null without one.</summary>
    public static string? SemanticType(FieldSpec field) => field.Kind == FieldKind.Timestamp ? "UTCTimestamp" : null;

    /// <summary>
    /// What a timestamp counts, in the words of SBE, which takes nanoseconds where nothing is said; null for anything else.
    /// </summary>
    public static string? TimeUnit(FieldSpec field) => FieldFacts.From(field).Resolution?.Singular;

    private static string? Entries(FieldSpec field) =>
        field.IsGroup ? $"At most {field.MaxCount} entries.{(field.Optional ? " No entries is null." : "")}" : null;

    private static string? Meaning(FieldSpec field) => field.Kind switch
    {
        FieldKind.Scaled when field.Offset != 0 =>
            $"Value = mantissa "
                + $"x {NumberText.Format(field.Step)} {(field.Offset < 0 ? '-' : '+')} {NumberText.Format(Math.Abs(field.Offset))}.",
        FieldKind.Scaled => $"Value = mantissa x {NumberText.Format(field.Step)}.",
        FieldKind.Duration => $"{FieldFacts.From(field).CountedIn!.Heading}.",
        FieldKind.Guid => "GUID, in the byte order of RFC 4122.",
        FieldKind.FixedText => "UTF-8, padded with zeros.",
        FieldKind.Bytes => $"At most {field.MaxBytes} bytes.{(field.Optional ? " Length 0 is null." : "")}",
        FieldKind.Timestamp => $"{ResolutionFacts.From(field.Resolution).Sentence}.",
        FieldKind.Text => $"UTF-8, at most {field.MaxBytes} bytes.{(field.Optional ? " Length 0 is null." : "")}",
        FieldKind.Flags when field.Optional => field.Wire.IsSigned() ? "The highest bit alone is null." : "All bits are null.",
        _ => null,
    };

    // minValue and maxValue of SBE hold for a type; of floats every reader prints them differently, so they are words too.
    private static string? FloatRange(FieldSpec field) => field.FloatRange is { } range ? $"Range: {BoundTexts.From(range)}." : null;
}
