using System.Security;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>What a comment says of a field: its form, unit and range, in one sentence.</summary>
internal static class FieldMeaning
{
    public static string Describe(DeviceField field)
    {
        var spec = field.Spec;
        var text = spec switch
        {
            { IsGroup: true, NestedRecord: not null } => $"Records, of which the first <see cref=\"{field.CountName}\"/> are sent",
            { IsGroup: true } => $"Numbers, of which the first <see cref=\"{field.CountName}\"/> are sent{Each(spec)}",
            { IsArray: true } => $"{spec.Length} numbers{Each(spec)}",
            { NestedRecord: { } nested } => $"One {Escape(nested.Name)}",
            _ => Form(field),
        };
        text += DescribeNull(field) + (field.Until.Length > 0 ? "; " + field.Until : "");
        return $"{text}.{(FieldFacts.From(spec).Since is { } since ? $" Since version {since}." : "")}";
    }

    private static string DescribeNull(DeviceField field) => field.Spec switch
    {
        { Optional: false } or { Kind: FieldKind.Boolean } => "",
        { Kind: FieldKind.Text } => ", or null, which is the same as none",
        { IsGroup: true } or { Kind: FieldKind.Bytes } => "",
        { Wire: var wire } when wire.IsFloat() => ", or NaN for null",
        _ => $", or <see cref=\"{field.NullName}\"/>",
    };

    // A float without bounds has nothing to say but its unit.
    private static string Each(FieldSpec spec) =>
        spec is { Kind: FieldKind.Float, FloatRange: null, Unit: null } ? "" : $", each {Lower(Measure(spec))}";

    private static string Form(DeviceField field)
    {
        var spec = field.Spec;
        return spec.Kind switch
        {
            FieldKind.Boolean => spec.Optional ? "True, false or null" : "True or false",
            FieldKind.Text => $"Text of at most {spec.MaxBytes} bytes of UTF-8",
            FieldKind.FixedText => $"Text of at most {spec.Length} bytes of UTF-8",
            FieldKind.Bytes => $"Bytes, of which the first <see cref=\"{field.CountName}\"/> are sent",
            FieldKind.FixedBytes => $"{spec.Length} bytes",
            FieldKind.Guid => "A GUID: 16 bytes in the order of RFC 4122",
            FieldKind.Timestamp => ResolutionFacts.From(spec.Resolution).Sentence,
            FieldKind.Enumeration => "A value, also one without a name",
            FieldKind.Flags => "Any of the values, joined by |",
            _ => Measure(spec),
        };
    }

    private static string Measure(FieldSpec spec)
    {
        var facts = FieldFacts.From(spec);
        var unit = facts.Unit is { } symbol ? " " + Escape(symbol) : "";
        return spec.Kind switch
        {
            FieldKind.Duration => $"{facts.CountedIn!.Heading}, {facts.Steps}",
            FieldKind.Scaled => $"Steps of {facts.DescribeCounts(unit)}",
            FieldKind.Float => facts.Declared is { } bounds ? $"{bounds}{unit}" : unit.Length == 0 ? "Any number" : unit.TrimStart(),
            _ => $"{facts.Steps}{unit}",
        };
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Escape(string text) => SecurityElement.Escape(text);
}
