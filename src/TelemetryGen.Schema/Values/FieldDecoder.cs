using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>A field of the block to its value.</summary>
internal static class FieldDecoder
{
    /// <param name="bytes">What holds the message.</param>
    /// <param name="at">The field's place in <paramref name="bytes"/>.</param>
    /// <param name="position">The field's place in the message, for errors.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">Where it is, for errors.</param>
    public static object? Decode(byte[] bytes, int at, int position, FieldSpec field, FieldPath path)
    {
        if (field.IsByteArray)
        {
            return Bytes(bytes, at, position, field, path);
        }

        switch (field.Wire)
        {
            case WireType.Float32:
                var single = WireBytes.ReadFloat32(bytes, at);
                return field.Optional && float.IsNaN(single) ? null : single;
            case WireType.Float64:
                var number = WireBytes.ReadFloat64(bytes, at);
                return field.Optional && double.IsNaN(number) ? null : number;
        }

        var value = WireBytes.ReadInteger(bytes, at, field.Wire);
        if (field.Optional && value == field.Wire.NullValue())
        {
            return null;
        }

        return field.Kind switch
        {
            FieldKind.Scaled => Scaled(value, position, field, path),
            FieldKind.Timestamp => Timestamp(value, position, field, path),
            FieldKind.Duration => Duration(value, position, field, path),
            FieldKind.Boolean => value <= 1
                ? value == 1
                : throw Error(position, path, value, null, FormattableString.Invariant($"{value}; it must be 0, 1, or 255 for null")),
            _ => value,
        };
    }

    private static decimal Scaled(decimal mantissa, int position, FieldSpec field, FieldPath path) => field.ToUnits(mantissa)
        ?? throw BeyondType(position, path, mantissa, null,
            $"{NumberText.Format(mantissa)} steps of {NumberText.Format(field.Step)}; that is beyond all decimals");

    private static DateTimeOffset Timestamp(decimal count, int position, FieldSpec field, FieldPath path)
    {
        var range = Timestamps.Range(field.Resolution);
        return range.Contains(new(count, count))
            ? Timestamps.FromCount(count, field.Resolution)
            : throw BeyondType(
                position, path, count, range, FormattableString.Invariant($"{count}; years 1 to 9999 are {BoundTexts.From(range)}"));
    }

    private static TimeSpan Duration(decimal count, int position, FieldSpec field, FieldPath path)
    {
        var unit = FieldFacts.From(field).CountedIn!;
        var range = Durations.Range(unit);
        return range.Contains(new(count, count))
            ? Durations.FromCount(count, unit)
            : throw BeyondType(position, path, count, range,
                FormattableString.Invariant($"{count} {unit.Symbol}; it must be {BoundTexts.From(range)}"));
    }

    private static object Bytes(byte[] bytes, int at, int position, FieldSpec field, FieldPath path)
    {
        var value = new byte[field.Count];
        Array.Copy(bytes, at, value, 0, value.Length);
        return field.Kind switch
        {
            FieldKind.Guid => GuidBytes.ToGuid(value),
            FieldKind.FixedText => PaddedText.Decode(value)
                ?? throw Error(position, path, value, null, "not UTF-8", MessageFormatErrorKind.TextNotUtf8),
            _ => value,
        };
    }

    private static MessageFormatException BeyondType(int position, FieldPath path, decimal value, object? limit, string problem) =>
        Error(position, path, value, limit, problem, MessageFormatErrorKind.BeyondValueType);

    private static MessageFormatException Error(
        int position, FieldPath path, object value, object? limit, string problem,
        MessageFormatErrorKind kind = MessageFormatErrorKind.Other) =>
        new(string.Format(CultureInfo.InvariantCulture, "{0} is {1}.", path, problem), path.Message, path.Field, value, limit, position)
        {
            Kind = kind,
        };
}
