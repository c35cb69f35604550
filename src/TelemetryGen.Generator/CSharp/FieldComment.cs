using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>What a reader of generated code wants to know of a field, in one line.</summary>
internal static class FieldComment
{
    /// <summary>Such as <c>Temperature: int16 in steps of 0.01 Cel, -4000 to 8500</c>.</summary>
    public static string Of(FieldSpec field)
    {
        var text = $"{field.Name}: {Form(field)}";
        if (field.Range is { } range)
        {
            text += FormattableString.Invariant($", {range.Minimum} to {range.Maximum}");
        }

        if (field.FloatRange is { } floats)
        {
            text += FormattableString.Invariant($", {floats.Minimum} to {floats.Maximum}");
        }

        if (field.HasNullValue)
        {
            text += field.Wire.IsFloat() ? ", null is NaN" : FormattableString.Invariant($", null is {field.Wire.NullValue()}");
        }

        if (field.Sequence)
        {
            text += ", one more with each record";
        }

        return field.Since > 1 ? $"{text}, since version {field.Since}" : text;
    }

    // A unit that is none is said by a rule, and may have anything in it.
    private static string OneLine(string unit) => new(unit.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray());

    private static string Form(FieldSpec field)
    {
        var wire = field.Wire.SbeName();
        var unit = field.Unit is null ? "" : $" {OneLine(field.Unit)}";
        return field.Kind switch
        {
            _ when field.IsArray => $"{field.Length} x {wire}{unit}",
            FieldKind.Record when field.IsGroup => $"at most {field.MaxCount} x {field.Part!.Name}",
            FieldKind.Record => field.Part!.Name,
            _ when field.IsGroup => $"at most {field.MaxCount} x {wire}{unit}",
            FieldKind.Scaled when field.Offset != 0 => FormattableString.Invariant($"{wire} in steps of {field.Step} from {field.Offset}{unit}"),
            FieldKind.Scaled => $"{wire} in steps of {field.Step.ToString(CultureInfo.InvariantCulture)}{unit}",
            FieldKind.Duration => $"{wire}, milliseconds",
            FieldKind.Boolean => "a byte: 0 or 1",
            FieldKind.Guid => "16 bytes, RFC 4122",
            FieldKind.FixedText => $"text in {field.Length} bytes",
            FieldKind.FixedBytes => $"{field.Length} bytes",
            FieldKind.Timestamp => $"{wire}, {field.Resolution.ToString().ToLowerInvariant()} since 1970",
            FieldKind.Enumeration or FieldKind.Flags => $"{wire}, {field.Enumeration}",
            _ => $"{wire}{unit}",
        };
    }
}
