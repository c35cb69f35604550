using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Testing.Samples;

/// <summary>Values that the fields of a message can carry, ends and null among them more often than by chance.</summary>
public static class RandomValues
{
    private const string Letters = "abcXYZ019 _é€";

    /// <summary>A value for each field, as the message writer takes them.</summary>
    public static Dictionary<string, object?> Of(MessageSpec message, Random random) =>
        message.LiveFields.ToDictionary(f => f.Name, f => Of(f, random));

    private static object? Of(FieldSpec field, Random random)
    {
        if (field.Optional && random.Next(4) == 0)
        {
            return null;
        }

        var count = field.IsGroup
            ? random.Next(3) == 0 ? Math.Min(field.MaxCount, 20) : random.Next(Math.Min(field.MaxCount, 5) + 1)
            : field.Length;
        return field switch
        {
            { IsGroup: true, NestedRecord: { } nested } => Enumerable.Range(0, count).Select(_ => (object?)Of(nested, random)).ToArray(),
            { NestedRecord: { } nested } => Of(nested, random),
            { IsGroup: true } or { IsArray: true } =>
                Enumerable.Range(0, count).Select(_ => One(field with { Optional = false, MaxCount = 0 }, random)).ToArray(),
            _ => One(field, random),
        };
    }

    private static object One(FieldSpec field, Random random) => field.Kind switch
    {
        FieldKind.Boolean => random.Next(2) == 0,
        FieldKind.Float when field.Wire == WireType.Float32 => (float)Float(field, random),
        FieldKind.Float => Float(field, random),
        FieldKind.Scaled => (Integer(field.WireRange, random) * field.Step) + field.Offset,
        FieldKind.Timestamp => Timestamp(field, random),
        FieldKind.Duration =>
            TimeSpan.FromMilliseconds((long)Integer(Within(field.WireRange, new(-900_000_000_000_000, 900_000_000_000_000)), random)),
        FieldKind.Guid => new Guid(Bytes(16, random)),
        FieldKind.FixedText => Text(field.Length, random),
        FieldKind.FixedBytes => Bytes(field.Length, random),
        FieldKind.Text =>
            Text(random.Next(Math.Min(field.MaxBytes, 40) + 1), random) is var text && text.Length == 0 && field.Optional ? "x" : text,
        FieldKind.Bytes => Bytes(random.Next(field.Optional ? 1 : 0, Math.Min(field.MaxBytes, 40) + 1), random),
        _ => Integer(field.WireRange, random),
    };

    private static decimal Integer(IntegerRange range, Random random) => random.Next(5) switch
    {
        0 => range.Minimum,
        1 => range.Maximum,
        _ => range.Minimum + decimal.Floor((range.Maximum - range.Minimum) * (decimal)random.NextDouble()),
    };

    private static double Float(FieldSpec field, Random random)
    {
        if (field.FloatRange is { } range)
        {
            return range.Minimum + ((range.Maximum - range.Minimum) * random.NextDouble());
        }

        return random.Next(8) switch
        {
            0 => double.PositiveInfinity,
            1 when !field.Optional => double.NaN,
            _ => (random.NextDouble() - 0.5) * 1e6,
        };
    }

    private static DateTimeOffset Timestamp(FieldSpec field, Random random)
    {
        var seconds = DateTimeOffset.UnixEpoch.AddSeconds(
            random.NextInt64(field.Wire == WireType.UInt32 ? 0 : -60_000_000_000, 4_000_000_000));
        return field.Resolution switch
        {
            TimeResolution.Seconds => seconds,
            TimeResolution.Milliseconds => seconds.AddMilliseconds(random.Next(1000)),
            _ => seconds.AddTicks(random.Next(1_000_000) * 10L),
        };
    }

    // At most so many bytes of UTF-8, of which the last is no zero.
    private static string Text(int bytes, Random random)
    {
        var text = new StringBuilder();
        for (var next = Letters[random.Next(Letters.Length)]; Encoding.UTF8.GetByteCount(text.ToString() + next) <= bytes; next =
            Letters[random.Next(Letters.Length)])
        {
            text.Append(next);
        }

        return text.ToString();
    }

    private static byte[] Bytes(int count, Random random)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static IntegerRange Within(IntegerRange one, IntegerRange other) =>
        new(Math.Max(one.Minimum, other.Minimum), Math.Min(one.Maximum, other.Maximum));
}
