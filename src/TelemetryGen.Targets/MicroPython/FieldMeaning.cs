using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What a docstring says of a field: its form, unit and range.</summary>
internal static class FieldMeaning
{
    public static string Of(FieldSpec field)
    {
        var text = field switch
        {
            { IsGroup: true, Part: { } part } => $"{part.Name} objects, at most {field.MaxCount}",
            { Part: { } part } => $"one {part.Name}",
            { IsGroup: true } => $"numbers, at most {field.MaxCount}, each {Each(field)}",
            { IsArray: true } => $"{field.Length} numbers, each {Each(field)}",
            _ => Form(field),
        };
        text += field.Optional ? ", or None" : "";
        text += field.Sequence ? ", numbered by the sender" : "";
        return field.Since > 1 ? $"{text} (since version {field.Since})" : text;
    }

    // A float without bounds has nothing to say but its unit.
    private static string Each(FieldSpec field) => field is { Kind: FieldKind.Float, FloatRange: null, Unit: null } ? $"a {field.Wire.SbeName()}" : Form(field);

    private static string Form(FieldSpec field)
    {
        var range = field.Wire.IsFloat() ? default : field.WireRange;
        var unit = field.Unit is null ? "" : $" {field.Unit}";
        return field.Kind switch
        {
            FieldKind.Boolean => "True or False",
            FieldKind.Text => $"UTF-8 bytes, at most {field.MaxBytes}",
            FieldKind.FixedText => $"UTF-8 bytes, at most {field.Length}",
            FieldKind.Bytes => $"bytes, at most {field.MaxBytes}",
            FieldKind.FixedBytes => $"{field.Length} bytes",
            FieldKind.Guid => "16 bytes, a GUID in the order of RFC 4122",
            FieldKind.Duration => $"milliseconds, {NumberText.Of(range.Minimum)} to {NumberText.Of(range.Maximum)}",
            FieldKind.Timestamp => $"{field.Resolution.ToString().ToLowerInvariant()} since 1970-01-01T00:00:00Z",
            FieldKind.Enumeration => $"one of {PythonNames.Constant(field.Enumeration!)}_...",
            FieldKind.Flags => $"any of {PythonNames.Constant(field.Enumeration!)}_..., joined by |",
            FieldKind.Scaled =>
                $"steps of {NumberText.Of(field.Step)}{unit}{(field.Offset == 0 ? "" : $" from {NumberText.Of(field.Offset)}{unit}")}, {NumberText.Of(range.Minimum)} to {NumberText.Of(range.Maximum)}"
                + InUnits(field, range, unit),
            FieldKind.Float => $"{(field.Unit is null ? "a number" : field.Unit)}{(field.FloatRange is { } floats ? $", {PythonTypes.Literal(floats.Minimum)} to {PythonTypes.Literal(floats.Maximum)}" : "")}",
            _ => $"{NumberText.Of(range.Minimum)} to {NumberText.Of(range.Maximum)}{unit}",
        };
    }

    // "" when an end is beyond all decimals, as one of 2^53 steps of 1e20 is.
    private static string InUnits(FieldSpec field, IntegerRange range, string unit) =>
        FieldWords.InUnits(field, range.Minimum) is { } minimum && FieldWords.InUnits(field, range.Maximum) is { } maximum
            ? $" ({NumberText.Of(minimum)} to {NumberText.Of(maximum)}{unit})"
            : "";
}
