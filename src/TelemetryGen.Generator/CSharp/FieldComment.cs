using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>What a reader of generated code wants to know of a field, in one line.</summary>
internal static class FieldComment
{
    /// <summary>Such as <c>Temperature: int16 in steps of 0.01 Cel, -4000 to 8500</c>.</summary>
    public static string Describe(FieldSpec field)
    {
        var facts = FieldFacts.From(field);
        var text = $"{field.Name}: {Form(field)}";
        if (field.Range is { } range)
        {
            text += $", {BoundTexts.From(range)}";
        }

        if (field.FloatRange is { } floats)
        {
            text += $", {BoundTexts.From(floats)}";
        }

        if (facts.Null is { } none)
        {
            text += $", null is {none}";
        }

        if (field.Sequence)
        {
            text += ", one more with each record";
        }

        return facts.Since is { } since ? $"{text}, since version {since}" : text;
    }

    private static string Form(FieldSpec field)
    {
        var wire = field.Wire.SbeName();
        var unit = FieldFacts.From(field).Unit is { } symbol ? $" {symbol}" : "";
        return field.Kind switch
        {
            _ when field.IsArray => $"{field.Length} x {wire}{unit}",
            FieldKind.Record when field.IsGroup => $"at most {field.MaxCount} x {field.NestedRecord!.Name}",
            FieldKind.Record => field.NestedRecord!.Name,
            _ when field.IsGroup => $"at most {field.MaxCount} x {wire}{unit}",
            FieldKind.Scaled => $"{wire} in steps of {FieldFacts.From(field).DescribeSteps()}{unit}",
            FieldKind.Duration => $"{wire}, {FieldFacts.From(field).CountedIn!.Plural}",
            FieldKind.Boolean => "a byte: 0 or 1",
            FieldKind.Guid => "16 bytes, RFC 4122",
            FieldKind.FixedText => $"text in {field.Length} bytes",
            FieldKind.FixedBytes => $"{field.Length} bytes",
            FieldKind.Timestamp => $"{wire}, {ResolutionFacts.From(field.Resolution).Plural} since 1970",
            FieldKind.Enumeration or FieldKind.Flags => $"{wire}, {field.Enumeration}",
            _ => $"{wire}{unit}",
        };
    }
}
