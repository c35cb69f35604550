using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What a docstring says of a field: its form, unit and range.</summary>
internal static class FieldMeaning
{
    public static string Describe(FieldSpec field)
    {
        var text = field switch
        {
            { IsGroup: true, NestedRecord: { } nested } => $"{nested.Name} objects, at most {field.MaxCount}",
            { NestedRecord: { } nested } => $"one {nested.Name}",
            { IsGroup: true } => $"numbers, at most {field.MaxCount}, each {Each(field)}",
            { IsArray: true } => $"{field.Length} numbers, each {Each(field)}",
            _ => Form(field),
        };
        text += field.Optional ? ", or None" : "";
        text += field.Sequence ? ", numbered by the sender" : "";
        return FieldFacts.From(field).Since is { } since ? $"{text} (since version {since})" : text;
    }

    // A float without bounds has nothing to say but its unit.
    private static string Each(FieldSpec field) =>
        field is { Kind: FieldKind.Float, FloatRange: null, Unit: null } ? $"a {field.Wire.SbeName()}" : Form(field);

    private static string Form(FieldSpec field)
    {
        var facts = FieldFacts.From(field);
        var unit = GetUnit(field) is { } symbol ? $" {symbol}" : "";
        return field.Kind switch
        {
            FieldKind.Boolean => "True or False",
            FieldKind.Text => $"UTF-8 bytes, at most {field.MaxBytes}",
            FieldKind.FixedText => $"UTF-8 bytes, at most {field.Length}",
            FieldKind.Bytes => $"bytes, at most {field.MaxBytes}",
            FieldKind.FixedBytes => $"{field.Length} bytes",
            FieldKind.Guid => "16 bytes, a GUID in the order of RFC 4122",
            FieldKind.Duration => $"{facts.CountedIn!.Plural}, {facts.Steps}",
            FieldKind.Timestamp => ResolutionFacts.From(field.Resolution).Words,
            FieldKind.Enumeration => $"one of {PythonNames.Constant(field.Enumeration!)}_...",
            FieldKind.Flags => $"any of {PythonNames.Constant(field.Enumeration!)}_..., joined by |",
            FieldKind.Scaled => $"steps of {facts.DescribeCounts(unit)}",
            FieldKind.Float when field.FloatRange is { } floats =>
                $"{GetUnit(field) ?? "a number"}, {PythonTypes.Literal(floats.Minimum)} to {PythonTypes.Literal(floats.Maximum)}",
            FieldKind.Float => GetUnit(field) ?? "a number",
            _ => $"{facts.Steps}{unit}",
        };
    }

    /// <summary>The unit as text in triple quotes, where a backslash begins an escape; null without one.</summary>
    public static string? GetUnit(FieldSpec field) =>
        FieldFacts.From(field).Unit?.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"\"\"", "\\\"\\\"\\\"", StringComparison.Ordinal);
}
