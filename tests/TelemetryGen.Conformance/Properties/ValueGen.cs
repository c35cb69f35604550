using System.Text;
using CsCheck;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Properties;

/// <summary>Values that a field may be written with, as the interpreter has them; the ends of its range come often.</summary>
internal static class ValueGen
{
    /// <param name="field">The field.</param>
    /// <param name="type">Its type in C#.</param>
    public static Gen<object?> Of(FieldSpec field, Type type)
    {
        var values = Values(field, Nullable.GetUnderlyingType(type) ?? type);
        return field.Optional ? Gen.Frequency((1, Gen.Const((object?)null)), (5, values)) : values;
    }

    private static Gen<object?> Values(FieldSpec field, Type type)
    {
        if (!field.IsGroup && !field.IsArray)
        {
            return Single(field, type);
        }

        // Null and empty are the same on the wire, and read as null.
        var (least, most) = field.IsArray ? (field.Length, field.Length) : (field.Optional ? 1 : 0, field.MaxCount);
        var one = field with { Length = 0, MaxCount = 0, Optional = false };
        return Single(one, type.GetElementType() ?? type.GenericTypeArguments[0]).Array[least, most].Select(list => (object?)list);
    }

    private static Gen<object?> Single(FieldSpec field, Type type) => field.Kind switch
    {
        FieldKind.Record => RecordGen.ValuesOf(field.NestedRecord!, type).Select(values => (object?)values),
        FieldKind.Float => Floats(field),
        FieldKind.Scaled => Integers(Within(field.WireRange, -MostSteps(field, type), MostSteps(field, type)))
            .Select(steps => (object?)Unsigned((steps * field.Step) + field.Offset)),
        FieldKind.Boolean => Gen.Bool.Select(yes => (object?)yes),
        FieldKind.Timestamp => Moments(field),
        FieldKind.Duration => Integers(Within(field.WireRange, Milliseconds(TimeSpan.MinValue), Milliseconds(TimeSpan.MaxValue)))
            .Select(count => (object?)new TimeSpan((long)count * TimeSpan.TicksPerMillisecond)),
        FieldKind.Guid => Gen.Guid.Select(guid => (object?)guid),
        FieldKind.FixedText => Texts(field.Length).Select(text => (object?)text),
        FieldKind.FixedBytes => Gen.Byte.Array[field.Length].Select(bytes => (object?)bytes),
        // Null and empty are the same on the wire, and read as null.
        FieldKind.Text => Texts(field.MaxBytes).Select(text => (object?)(field.Optional && text.Length == 0 ? null : text)),
        FieldKind.Bytes => Gen.Byte.Array[field.Optional ? 1 : 0, field.MaxBytes].Select(bytes => (object?)bytes),
        _ => Integers(field.WireRange).Select(value => (object?)value),
    };

    // A decimal that comes to zero keeps the sign of what it was made of, and -0 as a double is another text than the 0 that is read.
    private static decimal Unsigned(decimal value) => value == 0 ? 0 : value;

    // Every decimal of 15 digits is a double of its own, and every one of 6 a float.
    private static decimal MostSteps(FieldSpec field, Type type)
    {
        var (size, _, zero) = StepScale.InTens(field);
        return type == typeof(decimal)
            ? long.MaxValue
            : decimal.Truncate(((type == typeof(float) ? 999_999 : 999_999_999_999_999) - Math.Abs(zero)) / size);
    }

    private static Gen<decimal> Integers(IntegerRange range)
    {
        var between = Gen.ULong.Select(random => range.Minimum + (random % (range.Maximum - range.Minimum + 1)));
        var small = Gen.Int[-3, 3].Select(value => Math.Clamp(value, range.Minimum, range.Maximum));
        return Gen.Frequency((1, Gen.Const(range.Minimum)), (1, Gen.Const(range.Maximum)), (1, small), (5, between));
    }

    private static Gen<object?> Floats(FieldSpec field)
    {
        var range = field.FloatRange ?? new FloatRange(double.NegativeInfinity, double.PositiveInfinity);

        // NaN stands for null where null may be, and is in no range.
        var replacement = field.FloatRange is null ? 0 : range.Maximum;
        bool IsRefused(double value) =>
            double.IsNaN(value) ? field.Optional || field.FloatRange is not null : value < range.Minimum || value > range.Maximum;
        return field.Wire == WireType.Float32
            ? Gen.Float.Select(value => (object?)(IsRefused(value) ? (float)replacement : value))
            : Gen.Double.Select(value => (object?)(IsRefused(value) ? replacement : value));
    }

    private static Gen<object?> Moments(FieldSpec field)
    {
        var ticks = field.Resolution switch
        {
            TimeResolution.Seconds => TimeSpan.TicksPerSecond,
            TimeResolution.Milliseconds => TimeSpan.TicksPerMillisecond,
            _ => TimeSpan.TicksPerMicrosecond,
        };
        var first = Math.Ceiling((decimal)(DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / ticks);
        var last = Math.Floor((decimal)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / ticks);
        return Integers(Within(field.WireRange, first, last))
            .Select(count => (object?)DateTimeOffset.UnixEpoch.AddTicks((long)count * ticks));
    }

    // Of one to four bytes each, as many as there is room for; no text has a zero.
    private static Gen<string> Texts(int maxBytes)
    {
        var characters = Gen.Frequency(
            (6, Gen.Int[1, 0x7F]), (2, Gen.Int[0x80, 0x7FF]), (1, Gen.Int[0x800, 0xD7FF]), (1, Gen.Int[0xE000, 0xFFFF]),
            (1, Gen.Int[0x10000, 0x10FFFF]));
        return characters.Array[0, maxBytes].Select(values => Fitting(values, maxBytes));
    }

    private static string Fitting(int[] characters, int maxBytes)
    {
        var (text, room) = (new StringBuilder(), maxBytes);
        foreach (var rune in characters.Select(c => new Rune(c)))
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    private static decimal Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    private static IntegerRange Within(IntegerRange range, decimal minimum, decimal maximum) =>
        new(Math.Max(range.Minimum, minimum), Math.Min(range.Maximum, maximum));
}
