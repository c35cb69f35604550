using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>A value to its field of the block.</summary>
internal static class FieldEncoder
{
    public static void Encode(byte[] bytes, int position, FieldSpec field, FieldPath path, object? value)
    {
        if (field.IsByteArray)
        {
            ByteArray(value!, field, path).CopyTo(bytes, position);
            return;
        }

        switch (field.Wire)
        {
            case WireType.Float32:
                WireBytes.WriteFloat32(bytes, position, value is null ? float.NaN : (float)Checked(value, field, path));
                break;
            case WireType.Float64:
                WireBytes.WriteFloat64(bytes, position, value is null ? double.NaN : Checked(value, field, path));
                break;
            default:
                WireBytes.WriteInteger(bytes, position, field.Wire, value is null ? field.Wire.NullValue() : Integer(value, field, path));
                break;
        }
    }

    public static MessageFormatException WrongType(FieldPath path, object? value, string expected) =>
        new($"{path} is {GivenValues.Describe(value)}; it must be {expected}.", path.Message, path.Field, value, expected);

    private static decimal Integer(object value, FieldSpec field, FieldPath path)
    {
        var (steps, range) = field.Kind switch
        {
            FieldKind.Timestamp => (Timestamp(value, field, path), field.ValueRange),
            FieldKind.Duration => (Duration(value, field, path), field.WireRange),
            FieldKind.Boolean => (value is bool yes ? yes ? 1 : 0 : throw WrongType(path, value, "true or false"), field.WireRange),
            FieldKind.Scaled => (Steps(value, field, path), field.WireRange),
            _ => (Whole(value, field, path), field.WireRange),
        };

        return range.Contains(new(steps, steps)) ? steps : throw OutOfRange(field, path, value, range);
    }

    private static decimal Timestamp(object value, FieldSpec field, FieldPath path) =>
        WrittenValue.Unwrap(value) is DateTimeOffset timestamp
            ? Timestamps.ToCount(timestamp, field.Resolution)
            : throw WrongType(path, value, "a moment");

    private static decimal Duration(object value, FieldSpec field, FieldPath path) =>
        WrittenValue.Unwrap(value) is TimeSpan duration
            ? Durations.ToCount(duration, FieldFacts.From(field).CountedIn!)
            : throw WrongType(path, value, "a span of time");

    private static byte[] ByteArray(object value, FieldSpec field, FieldPath path) => (field.Kind, value) switch
    {
        (FieldKind.Guid, Guid guid) => GuidBytes.FromGuid(guid),
        (FieldKind.Guid, _) => throw WrongType(path, value, "a GUID"),
        (FieldKind.FixedText, string text) => VariableData.FixedText(text, field, path),
        (FieldKind.FixedText, _) => throw WrongType(path, value, "a text"),
        (_, byte[] bytes) => bytes.Length == field.Length
            ? bytes
            : throw new MessageFormatException(
                $"{path} has {bytes.Length} bytes; it takes {field.Length}.", path.Message, path.Field, bytes.Length, field.Length),
        _ => throw WrongType(path, value, "bytes"),
    };

    // A number of a text is the decimal that stands there. A double or float follows the rule that generated codecs follow, in the same
    // arithmetic.
    private static decimal Steps(object value, FieldSpec field, FieldPath path)
    {
        try
        {
            var given = WrittenValue.Unwrap(value);
            if (given is not (double or float))
            {
                return StepRounding.Round(Number(value, field, path), field.Step, field.Offset);
            }

            var scale = StepScale.From(field);
            return Whole(given is float single ? scale.Round(single) : scale.Round((double)given));
        }
        catch (OverflowException)
        {
            throw OutOfRange(field, path, value, field.WireRange);
        }
    }

    // By way of a long: a cast to decimal keeps 15 digits only.
    private static decimal Whole(double steps) => Math.Abs(steps) < long.MaxValue ? (long)steps : throw new OverflowException();

    private static decimal Whole(object value, FieldSpec field, FieldPath path)
    {
        var number = Number(value, field, path);
        return number == Math.Truncate(number) ? number : throw WrongType(path, value, "a whole number");
    }

    // Through the shortest text that is the same double: a plain cast keeps 15 digits only.
    private static decimal Number(object value, FieldSpec field, FieldPath path)
    {
        var text = WrittenValue.Unwrap(value) switch
        {
            (decimal or byte or sbyte or short or ushort or int or uint or long or ulong) and var whole =>
                Convert.ToString(whole, CultureInfo.InvariantCulture),
            double number => NumberText.Format(number),
            float number => NumberText.Format(number),
            _ => throw WrongType(path, value, "a number"),
        };

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var result)
            ? result
            : throw OutOfRange(field, path, value, field.WireRange);
    }

    private static double Float(object value, FieldPath path) => WrittenValue.Unwrap(value) switch
    {
        double number => number,
        float number => number,
        (decimal or byte or sbyte or short or ushort or int or uint or long or ulong) and var whole =>
            Convert.ToDouble(whole, CultureInfo.InvariantCulture),
        _ => throw WrongType(path, value, "a number"),
    };

    private static double Checked(object value, FieldSpec field, FieldPath path)
    {
        var number = Float(value, path);
        if (field.HasNullValue && double.IsNaN(number))
        {
            throw WrongType(path, value, "a number: NaN stands for null here");
        }

        // What is written is the nearest float: 3.4028235E+38, as the largest one is printed, lies above it as a double.
        var carried = field.Wire == WireType.Float32 ? (float)number : number;
        var limit = Limits(field);
        var free = field.FloatRange is null && (double.IsNaN(number) || double.IsInfinity(number));
        return free || (double.IsInfinity(carried) == double.IsInfinity(number) && carried >= limit.Minimum && carried <= limit.Maximum)
            ? carried
            : throw OutOfRange(field, path, value);
    }

    // A bound of 0.1 is that of the field's type: 0.1 as a float, which is a little more as a double.
    private static FloatRange Limits(FieldSpec field)
    {
        var limit = field.FloatRange
            ?? (field.Wire == WireType.Float32 ? new(float.MinValue, float.MaxValue) : new FloatRange(double.MinValue, double.MaxValue));
        return field.Wire == WireType.Float32 ? new((float)limit.Minimum, (float)limit.Maximum) : limit;
    }

    /// <summary>
    /// A number that the field cannot carry, in the words it was given in: a number, or the text of one that no type holds.
    /// </summary>
    internal static MessageFormatException OutOfRange(FieldSpec field, FieldPath path, object value)
    {
        if (!field.Wire.IsFloat())
        {
            return OutOfRange(field, path, value, field.WireRange);
        }

        var limit = Limits(field);
        var bounds = field.Wire == WireType.Float32
            ? new BoundTexts(NumberText.Format((float)limit.Minimum), NumberText.Format((float)limit.Maximum))
            : BoundTexts.From(limit);
        return new(FormattableString.Invariant($"{path} is {value}; it must be {bounds}."), path.Message, path.Field, Met(value), limit);
    }

    private static MessageFormatException OutOfRange(FieldSpec field, FieldPath path, object value, IntegerRange range)
    {
        var text = field.Kind switch
        {
            FieldKind.Timestamp =>
                FormattableString.Invariant(
                    $"{(value is DateTimeOffset timestamp ? timestamp.ToString("O", CultureInfo.InvariantCulture) : value)}; it must ")
                    + FormattableString.Invariant(
                        $"be {Timestamps.FromCount(range.Minimum, field.Resolution):O} ")
                        + FormattableString.Invariant($"to {Timestamps.FromCount(range.Maximum, field.Resolution):O}"),
            FieldKind.Duration =>
                FormattableString.Invariant($"{value}; it must be {Span(field, range.Minimum)} to {Span(field, range.Maximum)}"),
            FieldKind.Scaled =>
                FormattableString.Invariant($"{value}; it must be {field.BoundText(range.Minimum)} to {field.BoundText(range.Maximum)}"),
            _ => FormattableString.Invariant($"{value}; it must be {BoundTexts.From(range)}"),
        };

        return new($"{path} is {text}.", path.Message, path.Field, Met(value), range);
    }

    private static object Met(object value) => value is WrittenValue written ? written.Text : value;

    // As values are written; an int64 counts more than a span can be.
    private static string Span(FieldSpec field, decimal count)
    {
        var unit = FieldFacts.From(field).CountedIn!;
        var range = Durations.Range(unit);
        return Durations.FromCount(Math.Min(Math.Max(count, range.Minimum), range.Maximum), unit)
            .ToString("c", CultureInfo.InvariantCulture);
    }
}
