using TelemetryGen.Json;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>What decode prints and what the target <c>jsonschema</c> says it prints.</summary>
[Trait("Kind", "Device")]
public class JsonSchemaTests
{
    private const string Climate =
        """{"$message":"Climate","At":"2026-07-01T12:00:00.250Z","Temperature":-0.54,"Humidity":50.00,"Pressure":101325,"Raining":true,"Door":"Stuck","Battery":3600,"Note":"ok"}""";

    private static readonly Dictionary<string, object?> GrownValues = new()
    {
        ["Site"] = "", ["A"] = true, ["B"] = false, ["At"] = DateTimeOffset.UnixEpoch.AddTicks(10), ["Alarms"] = 0x8013, ["C"] =
            true, ["D"] = false, ["Flow"] = 1.5, ["Mode"] = 7,
    };

    [Fact]
    public async Task Extremes_nulls_and_values_without_a_name_are_valid()
    {
        Assert.All(await JsonSchemaValidator.OfAsync(SampleSchemas.Everything, [.. Numbers(), .. Optionals(), .. Grown()]),
            verdict => Assert.Equal("ok", verdict));
    }

    [Fact]
    public async Task What_decode_prints_of_an_older_sender_is_valid()
    {
        var older = SampleSchemas.Greenhouse.Messages[0];
        older = older with { Fields = older.Fields.Where(f => f.Since == 1).ToEquatableArray() };
        var bytes = new MessageWriter(SampleSchemas.Greenhouse with { Version = 1, Messages = new[] { older }.ToEquatableArray() },
            "Climate").Write(new Dictionary<string, object?>
        {
            ["At"] = DateTimeOffset.UnixEpoch, ["Temperature"] = 85, ["Humidity"] = 0.01, ["Pressure"] = uint.MaxValue, ["Raining"] =
                false, ["Door"] = 9, ["Note"] = null,
        });

        var line = Line(SampleSchemas.Greenhouse, bytes);

        Assert.Contains("\"Door\":9,\"Battery\":null,\"Note\":null", line, StringComparison.Ordinal);
        Assert.Equal(["ok", "ok"],
            await JsonSchemaValidator.OfAsync(
                SampleSchemas.Greenhouse, line, line.Replace("\"Battery\":null,", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"Climate\"", "\"Weather\"", "/$message must be equal to constant")]
    [InlineData("\"$message\":\"Climate\",", "", "must have required property '$message'")]
    [InlineData("\"Pressure\":101325,", "", "must have required property 'Pressure'")]
    [InlineData("101325", "101325.5", "/Pressure must be integer")]
    [InlineData("101325", "null", "/Pressure must be integer")]
    [InlineData("101325", "4294967296", "/Pressure must be <= 4294967295")]
    [InlineData("-0.54", "-40.01", "/Temperature must be >= -40")]
    [InlineData("-0.54", "\"-0.54\"", "/Temperature must be number")]
    [InlineData("true", "1", "/Raining must be boolean")]
    [InlineData("\"Stuck\"", "\"Ajar\"", "/Door must be equal to one of the allowed values")]
    [InlineData("\"Stuck\"", "7", "/Door must NOT be valid")]
    [InlineData("\"Stuck\"", "256", "/Door must be <= 255")]
    [InlineData("3600", "65535", "/Battery must be <= 65534")]
    [InlineData(".250Z", "Z", "/At must match pattern")]
    [InlineData("2026-07-01", "2026-02-30", "/At must match format \"date-time\"")]
    [InlineData("\"ok\"", "\"\"", "/Note must NOT have fewer than 1 characters")]
    [InlineData("\"ok\"", "\"12345678901234567\"", "/Note must NOT have more than 16 characters")]
    public async Task A_line_that_decode_would_not_print_is_refused(string good, string bad, string problem)
    {
        var verdicts =
            await JsonSchemaValidator.OfAsync(SampleSchemas.Greenhouse, Climate, Climate.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal("ok", verdicts[0]);
        Assert.Contains(problem, verdicts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("16]", "\"16\"]", "/Alarms/3 must be equal to one of the allowed values")]
    [InlineData("16]", "16,64]", "/Alarms must contain at least 0 and no more than 1 valid item(s)")]
    [InlineData("16]", "65536]", "/Alarms/3 must be <= 65535")]
    [InlineData("\"Cold\"", "\"Hot\"", "/Alarms must NOT have duplicate items")]
    [InlineData("\"A\":true", "\"A\":null", "/A must be boolean")]
    [InlineData("\"Grown\"", "\"Numbers\"", "must have required property 'U8'")]
    public async Task Flags_and_the_kind_of_message_are_looked_at(string good, string bad, string problem)
    {
        var line = Grown().Last();
        Assert.Contains(good, line, StringComparison.Ordinal);

        Assert.Contains(
            problem, (await JsonSchemaValidator.OfAsync(
                SampleSchemas.Everything, line.Replace(good, bad, StringComparison.Ordinal))).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"F64\":1.5", "\"F64\":\"NaN\"", "/F64 must be number")]
    [InlineData("\"F32\":\"NaN\"", "\"F32\":\"nan\"", "/F32 must be equal to one of the allowed values")]
    public async Task Names_of_floats_stand_where_a_float_has_no_range(string good, string bad, string problem)
    {
        var line = Numbers().Last();
        Assert.Contains(good, line, StringComparison.Ordinal);

        Assert.Contains(
            problem, (await JsonSchemaValidator.OfAsync(
                SampleSchemas.Everything, line.Replace(good, bad, StringComparison.Ordinal))).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WireType.Int64)]
    [InlineData(WireType.UInt64)]
    public async Task Values_beside_a_name_that_doubles_cannot_tell_apart_are_valid_to_validators_of_either_number_model(WireType wire)
    {
        var members = new[] { wire.Minimum() + 1, wire.Maximum() - 1, 1L << 53, (1L << 53) - 1, 7 }.Select(
            (value, i) => new EnumMember("E" + i, value));
        var big = new EnumSpec("Big", wire, false, members.ToEquatableArray());
        var flags = new EnumSpec("Bits", wire, true, new EnumMember[] { new("Low", 1) }.ToEquatableArray());
        FieldSpec[] fields =
        [
            new("X", FieldKind.Enumeration, wire) { Enumeration = "Big" },
            new("Y", FieldKind.Integer, wire) { Optional = true },
            new("B", FieldKind.Flags, wire) { Enumeration = "Bits" },
            new("F", FieldKind.Float, WireType.Float32) { FloatRange = new(-0.3, 16777219) },
        ];
        var schema = new SchemaSpec("Lab.Big", 1, 1, new[] { big, flags }.ToEquatableArray(),
            new[] { new MessageSpec("M", "", 1, fields.ToEquatableArray()) }.ToEquatableArray());
        decimal[] values = [
            wire.Minimum(), wire.Minimum() + 1, wire.Minimum() + 2, wire.Maximum(), wire.Maximum() - 1, (1L << 53) + 1, (1L << 53) - 2, 8];
        var lines = values.Select(v => Line(schema, new MessageWriter(schema, "M").Write(new Dictionary<string, object?>
        {
            ["X"] = v, ["Y"] = v == wire.NullValue() ? null : v, ["B"] = v, ["F"] = v > 8 ? 16777220f : -0.3f,
        }))).ToArray();

        Assert.All(await JsonSchemaValidator.OfAsync(schema, lines), verdict => Assert.Equal("ok", verdict));
        Assert.All(DecimalValidator.Of(schema, lines), verdict => Assert.Equal("ok", verdict));

        // What is told apart still is: a value with a name is printed by its name.
        var named = lines[^1].Replace("\"X\":8", "\"X\":7", StringComparison.Ordinal);
        Assert.NotEqual("ok", Assert.Single(await JsonSchemaValidator.OfAsync(schema, named)));
        Assert.NotEqual("ok", Assert.Single(DecimalValidator.Of(schema, named)));
    }

    [Fact]
    public async Task Lines_of_random_schemas_are_valid_to_validators_of_either_number_model()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var (schema, random) = (RandomSchemas.Of(seed), new Random(seed));
            var lines = schema.Messages
                .SelectMany(m => Enumerable.Range(0, 12)
                    .Select(_ => Line(schema, new MessageWriter(schema, m.Name).Write(RandomValues.Of(m, random))))).ToArray();

            Assert.All((await JsonSchemaValidator.OfAsync(schema, lines)).Zip(lines), v => Assert.Equal(("ok", v.Second), v));
            Assert.All(DecimalValidator.Of(schema, lines).Zip(lines), v => Assert.Equal(("ok", v.Second), v));
        }
    }

    private static IEnumerable<string> Numbers()
    {
        var fields = SampleSchemas.Everything.Messages.Single(m => m.Name == "Numbers").Fields;
        (float, double)[] floats = [(float.MaxValue, -1.5), (float.NegativeInfinity, 0), (float.PositiveInfinity, 0.1), (float.NaN, 1.5)];
        foreach (var (single, bound) in floats)
        {
            var values = fields.ToDictionary(
                f => f.Name, f => f.Kind == FieldKind.Float ? null : (object?)(bound < 0 ? f.WireRange.Minimum : f.WireRange.Maximum));
            (values["F32"], values["F64"]) = (single, bound);
            yield return Line("Numbers", values);
        }
    }

    private static IEnumerable<string> Optionals()
    {
        yield return Line("Optionals", []);
        yield return Line("Optionals", new()
        {
            ["U8"] = 254, ["U64"] = ulong.MaxValue - 1, ["I8"] = -127, ["I64"] = long.MinValue
                + 1, ["F32"] = float.NegativeInfinity, ["F64"] = double.MinValue,
            ["Level"] = -5, ["Mode"] = 300, ["Seen"] = DateTimeOffset.FromUnixTimeSeconds(uint.MaxValue - 1L),
        });
    }

    private static IEnumerable<string> Grown() =>
    [
        Line("Grown", new(GrownValues) { ["Alarms"] = 0, ["Mode"] = -1, ["Remark"] = "é", ["Flow"] = 0.001 }),
        Line("Grown", new(GrownValues) { ["Alarms"] = 0xFFFF, ["Mode"] = null, ["Tag"] = "12345678", ["Flow"] = null }),
        Line("Grown", GrownValues),
    ];

    private static string Line(string message, Dictionary<string, object?> values) =>
        Line(SampleSchemas.Everything, new MessageWriter(SampleSchemas.Everything, message).Write(values));

    private static string Line(SchemaSpec schema, byte[] bytes) =>
        new MessageJsonWriter(schema).Write(new MessageReader(schema).Read(bytes));
}
