using System.Globalization;
using TelemetryGen.Json;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>What decode prints, encode takes, and the bytes are the same: over random schemas, with the ends of every kind.</summary>
public class RoundTripTests
{
    private static readonly double[] Doubles =
        [0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 0.1, 1d / 3, 9007199254740993, 1e22,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly float[] Floats = [0, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 0.1f, 1f / 3, 16777217,
        1e10f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    private static readonly string[] Texts = [
        "", "\u0001a\u0002b", "\"\\/\b\f\n\r\t\u001f\u007f", "\u2028\u2029\uFEFF", "😀é漢", "null", " "];

    [Fact]
    public void Messages_of_random_schemas_come_back_as_they_were()
    {
        var count = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var (schema, random) = (RandomSchemas.Of(seed), new Random(seed));
            foreach (var message in schema.Messages)
            {
                for (var i = 0; i < 8; i++, count++)
                {
                    AssertComesBack(schema, new MessageWriter(schema, message.Name).Write(Values(message, random)));
                }
            }
        }

        Assert.Equal(2880, count);
    }

    [Theory]
    [InlineData("0.4", "0")]
    [InlineData("0.3", "0.5")]
    [InlineData("0.05", "-273.15")]
    [InlineData("0.000000000001", "0")]
    [InlineData("1000000", "0.25")]
    public void Scaled_values_come_back_from_end_to_end(string step, string offset)
    {
        var field = new FieldSpec("X", FieldKind.Scaled, WireType.Int64)
        {
            Step = decimal.Parse(step, CultureInfo.InvariantCulture), Offset = decimal.Parse(offset, CultureInfo.InvariantCulture),
        };
        var schema = SchemaOf(field);
        foreach (var steps in new[] { field.WireRange.Minimum, field.WireRange.Minimum + 1, -7, -1, 0, 1, 3, field.WireRange.Maximum - 1,
            field.WireRange.Maximum })
        {
            AssertComesBack(schema, Message((ulong)(long)steps));
        }
    }

    [Theory]
    [InlineData(WireType.UInt64)]
    [InlineData(WireType.Int64)]
    public void Integers_and_enumerations_of_64_bits_come_back_from_end_to_end(WireType wire)
    {
        var names = new EnumSpec("E", wire, false,
            new EnumMember[] { new("Min", wire.Minimum()), new("Max", wire.Maximum()), new("Exact", 1L << 53) }.ToEquatableArray());
        var flags = new EnumSpec("B", wire, true,
            new EnumMember[] { new("Top", wire.IsSigned() ? wire.Minimum() : 1UL << 63), new("Low", 1) }.ToEquatableArray());
        FieldSpec[] fields =
        [
            new("X", FieldKind.Integer, wire), new("X", FieldKind.Enumeration, wire) { Enumeration = "E" }, new(
                "X", FieldKind.Flags, wire) { Enumeration = "B" },
        ];
        foreach (var field in fields.SelectMany(f => new[] { f, f with { Optional = true } }))
        {
            var schema = SchemaOf(field) with { Enums = new[] { names, flags }.ToEquatableArray() };
            foreach (var bits in new ulong[] { 0, 1, ulong.MaxValue, ulong.MaxValue - 1, long.MaxValue, (1UL << 63), (1UL << 63) + 1,
                (1UL << 53) + 1, 1UL << 53 })
            {
                AssertComesBack(schema, Message(bits));
            }
        }
    }

    [Theory]
    [InlineData(FieldKind.Timestamp, -62135596800000, 253402300799999)]
    [InlineData(FieldKind.Duration, -922337203685477, 922337203685477)]
    public void Moments_and_spans_come_back_from_end_to_end(FieldKind kind, long first, long last)
    {
        var schema = SchemaOf(new("X", kind, WireType.Int64));
        foreach (var count in new[] { first, first + 1, -1, 0, 1, last - 1, last })
        {
            AssertComesBack(schema, Message((ulong)count));
        }

        Assert.Throws<MessageFormatException>(() => Line(schema, Message((ulong)(first - 1))));
        Assert.Throws<MessageFormatException>(() => Line(schema, Message((ulong)(last + 1))));
    }

    private static void AssertComesBack(SchemaSpec schema, byte[] bytes)
    {
        var line = Line(schema, bytes);
        Assert.Equal((line, Convert.ToHexString(bytes)), (line, Convert.ToHexString(new MessageJsonReader(schema).Read(line, null))));
    }

    private static string Line(SchemaSpec schema, byte[] bytes) =>
        new MessageJsonWriter(schema).Write(new MessageReader(schema).Read(bytes));

    private static SchemaSpec SchemaOf(FieldSpec field) =>
        new("S", 1, 1, default, new[] { new MessageSpec("M", "", 1, new[] { field }.ToEquatableArray()) }.ToEquatableArray());

    private static byte[] Message(ulong bits) => [8, 0, 1, 0, 1, 0, 1, 0, .. BitConverter.GetBytes(bits)];

    // Random ones, and of floats and texts the ends.
    private static Dictionary<string, object?> Values(MessageSpec message, Random random)
    {
        var values = RandomValues.Of(message, random);
        foreach (var field in message.LiveFields.Where(f => f.NestedRecord is null && values[f.Name] is not null))
        {
            values[field.Name] = (field, values[field.Name]) switch
            {
                ({ IsVariable: false, Kind: FieldKind.Float }, object?[] list) => list.Select(_ => (object?)Float(field, random)).ToArray(),
                ({ Kind: FieldKind.Float }, _) => Float(field, random),
                ({ Kind: FieldKind.Text, Optional: false }, _) => Fitting(field.MaxBytes, random),
                ({ Kind: FieldKind.FixedText }, _) => Fitting(field.Length, random),
                (_, var value) => value,
            };
        }

        return values;
    }

    // NaN is the last; of what may be null it is null.
    private static object Float(FieldSpec field, Random random)
    {
        var but = field.Optional ? 1 : 0;
        return field.Wire == WireType.Float32 ? Floats[random.Next(Floats.Length - but)] : Doubles[random.Next(Doubles.Length - but)];
    }

    private static string Fitting(int bytes, Random random) =>
        Texts.Where(t => System.Text.Encoding.UTF8.GetByteCount(t) <= bytes).OrderBy(_ => random.Next()).First();
}
