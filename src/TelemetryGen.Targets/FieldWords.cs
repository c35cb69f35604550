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
            field.Kind == FieldKind.Scaled ? $"Steps of {Number(field.Step)}{(field.Offset == 0 ? "" : $" from {Number(field.Offset)}")}." : null,
            field.IsVariable ? $"At most {Number(field.MaxBytes)} bytes{(field.Kind == FieldKind.Text ? " of UTF-8" : "")}." : null,
            field.Kind == FieldKind.FixedText ? $"At most {Number(field.Length)} bytes of UTF-8." : null,
            field.Kind == FieldKind.FixedBytes ? $"{Number(field.Length)} bytes." : null,
            field.IsArray ? $"{Number(field.Length)} numbers." : null,
            field.IsGroup ? $"At most {Number(field.MaxCount)} entries.{(field.Optional ? " None is null." : "")}" : null,
            field.Sequence ? "The sender's number of the record, one more each time." : null,
            field.Since > 1 ? $"Since version {Number(field.Since)}." : null,
        ];
        return string.Join(' ', own.OfType<string>().Concat(more));
    }

    /// <summary>A number as people write it, without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

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
        : field.Range is { } range && InUnits(field, range.Minimum) is { } minimum && InUnits(field, range.Maximum) is { } maximum ? $"{Number(minimum)} to {Number(maximum)}"
        : null;
}
