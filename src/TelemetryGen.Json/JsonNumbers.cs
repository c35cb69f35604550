using System.Globalization;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>Numbers of JSON, which have any length, to what their field carries.</summary>
internal static class JsonNumbers
{
    /// <summary>
    /// A float or double of a field that is one, read as such from its digits; a decimal of any other, of a scaled field one with the steps
    /// of the number, however long it is.
    /// </summary>
    /// <exception cref="MessageFormatException">No value of the field's type is that number; it is named as it was written.</exception>
    public static WrittenValue Read(FieldSpec field, FieldPath path, JsonElement value) =>
        new(Number(field, path, value), value.GetRawText());

    private static object Number(FieldSpec field, FieldPath path, JsonElement value)
    {
        var text = value.GetRawText();
        return field switch
        {
            { Wire: WireType.Float32 } =>
                value.TryGetSingle(out var single) && float.IsFinite(single) ? single : throw FieldEncoder.OutOfRange(field, path, text),
            { Wire: WireType.Float64 } =>
                value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw FieldEncoder.OutOfRange(field, path, text),
            { Kind: FieldKind.Scaled } =>
                LongDecimal.Parse(text) is { IsDecimal: false } number ? OnStep(field, path, number) : Decimal(field, path, value),
            _ => IsWhole(text)
                ? Decimal(field, path, value)
                : throw new MessageFormatException($"{path} is {text}; it must be a whole number.", path.Message, path.Field, text),
        };
    }

    // A decimal would be rounded before it becomes steps, and may be a middle between two then.
    private static decimal OnStep(FieldSpec field, FieldPath path, LongDecimal number)
    {
        try
        {
            return field.ToUnits((decimal)number.ToSteps(field.Step, field.Offset))
                ?? throw FieldEncoder.OutOfRange(field, path, number.Text);
        }
        catch (OverflowException)
        {
            throw FieldEncoder.OutOfRange(field, path, number.Text);
        }
    }

    private static decimal Decimal(FieldSpec field, FieldPath path, JsonElement value) =>
        value.TryGetDecimal(out var number) ? number
        : Math.Abs(value.GetDouble()) < 1 ? 0
        : throw FieldEncoder.OutOfRange(field, path, value.GetRawText());

    // By its digits: as a decimal, 1e-40 is 0, which is whole.
    private static bool IsWhole(string text)
    {
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var (mantissa, exponent) = e < 0 ? (text, 0) : (text[..e], GetExponent(text.AsSpan(e + 1)));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var zeros = digits.Length - digits.TrimEnd('0').Length;
        return digits.Length == 0 || exponent + zeros - (point < 0 ? 0 : mantissa.Length - point - 1) >= 0;
    }

    // Behind the e. Beyond a long, the sign says all: no line is as long.
    internal static long GetExponent(ReadOnlySpan<char> text) => text.IsEmpty ? 0
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            && exponent is > int.MinValue and < int.MaxValue ? exponent
        : text[0] == '-' ? int.MinValue : int.MaxValue;
}
