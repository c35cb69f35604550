using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>What a type of another language does not say of a field, in sentences: for comments and descriptions.</summary>
internal static class FieldWords
{
    /// <summary>Unit, range, step, length and version; "" when there is nothing to say.</summary>
    public static string Of(FieldSpec field, params IEnumerable<string> more)
    {
        string?[] own =
        [
            field.Unit is null ? null : $"Unit: {OneLine(field.Unit)}.",
            RangeOf(field) is { } range ? $"Range: {range}." : null,
            field.Kind == FieldKind.Scaled ? $"Steps of {NumberText.Of(field.Step)}{(field.Offset == 0 ? "" : $" from {NumberText.Of(field.Offset)}")}." : null,
            field.IsVariable ? $"At most {NumberText.Of(field.MaxBytes)} bytes{(field.Kind == FieldKind.Text ? " of UTF-8" : "")}." : null,
            field.Kind == FieldKind.FixedText ? $"At most {NumberText.Of(field.Length)} bytes of UTF-8." : null,
            field.Kind == FieldKind.FixedBytes ? $"{NumberText.Of(field.Length)} bytes." : null,
            field.IsArray ? $"{NumberText.Of(field.Length)} numbers." : null,
            field.IsGroup ? $"At most {NumberText.Of(field.MaxCount)} entries.{(field.Optional ? " None is null." : "")}" : null,
            field.Sequence ? "The sender's number of the record, one more each time." : null,
            field.Since > 1 ? $"Since version {NumberText.Of(field.Since)}." : null,
        ];
        return string.Join(' ', own.OfType<string>().Concat(more));
    }

    /// <summary>Steps in engineering units; null when that is beyond all decimals.</summary>
    public static decimal? InUnits(FieldSpec field, decimal steps)
    {
        try
        {
            return (steps * field.Step) + field.Offset;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Text without line breaks or other control characters, which would end a comment.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static string? RangeOf(FieldSpec field) =>
        field.FloatRange is { } floats ? string.Create(CultureInfo.InvariantCulture, $"{floats.Minimum} to {floats.Maximum}")
        : field.Range is { } range && InUnits(field, range.Minimum) is { } minimum && InUnits(field, range.Maximum) is { } maximum ? $"{NumberText.Of(minimum)} to {NumberText.Of(maximum)}"
        : null;
}
