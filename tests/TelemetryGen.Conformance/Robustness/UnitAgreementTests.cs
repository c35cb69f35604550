using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.Conformance.NanoFramework;
using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>Random decimals, many of them on the middle between two steps, become the same steps wherever they are written.</summary>
[Trait("Kind", "Device")]
public class UnitAgreementTests(Board board) : IClassFixture<Board>
{
    private static readonly int Count = Effort.Of(300, 1_500);

    private static readonly MessageSpec Message = ContractSchema.Spec.Messages.Single(m => m.Name == nameof(Fractions));
    private static readonly MessageWriter Writer = new(ContractSchema.Spec, nameof(Fractions));
    private static readonly decimal[][] Rows = [.. Enumerable.Range(0, Count).Select(seed => RowOf(new Random(seed)))];

    [Fact]
    public void The_codec_writes_what_the_interpreter_makes_of_the_decimal()
    {
        foreach (var row in Rows)
        {
            var fields = new JsonObject(Message.Fields.Zip(row, (f, v) => KeyValuePair.Create(f.Name, (JsonNode?)JsonValue.Create(v))));

            var (bytes, error) = Records.Write(Records.Of(nameof(Fractions), fields));

            Assert.Equal((Exact(row), TelemetryErrorCode.None), (Convert.ToHexStringLower(bytes ?? []), error.Code));
        }
    }

    [Fact]
    public void The_interpreter_makes_the_same_of_a_double() =>
        Assert.All(Rows,
            row => Assert.Equal(Exact(row),
                Interpreted(row, (field, value) => field.Name.EndsWith("Decimal", StringComparison.Ordinal) ? value : Double(value))));

    [Fact]
    public void The_interpreter_makes_the_same_of_a_float()
    {
        // Six digits of a decimal are a float of their own: of these fields, what the two others were given.
        string[] singles = ["FourSingle", "HalfSingle"];

        Assert.All(Rows, row =>
            Assert.Equal(Exact(row), Interpreted(row, (field, value) => singles.Contains(field.Name) ? (float)Double(value) : value)));
    }

    [Fact]
    public void NanoFramework_sets_the_same_steps()
    {
        var device = DeviceCode.Of(ContractSchema.Spec).New(nameof(Fractions));
        var setters = Message.Fields
            .Select(f => device.Object.GetType().GetMethod("Set" + f.Name)!.CreateDelegate<Action<double>>(device.Object)).ToArray();
        foreach (var row in Rows)
        {
            for (var i = 0; i < setters.Length; i++)
            {
                setters[i](Double(row[i]));
            }

            Assert.Equal(Exact(row), Convert.ToHexStringLower(device.Write().Bytes!));
        }
    }

    [Fact]
    public async Task MicroPython_sets_the_same_steps()
    {
        var answers = await SetAsync("unit_steps.py", Rows, Message.Fields);

        Assert.All(Rows.Zip(answers), pair => Assert.Equal(Steps(pair.First), pair.Second));
    }

    [Fact]
    public async Task MicroPython_sets_the_same_steps_with_floats_of_24_bits_as_far_as_docs_say()
    {
        // A third has more digits than such floats have.
        var fields = Message.Fields.Where(f => f.Name != nameof(Fractions.Third)).ToArray();
        decimal[][] rows = [.. Enumerable.Range(0, Count).Select(seed => new Random(seed))
            .Select(random => fields.Select(f => Within24Bits(f, random)).ToArray())];

        var answers = await SetAsync("unit_steps_single.py", rows, fields);

        Assert.All(rows.Zip(answers), pair => Assert.Equal(fields.Zip(pair.First, (f, v) => StepRounding(f, v)), pair.Second));
    }

    // A JSON line a row, with the steps of each field.
    private async Task<IEnumerable<IEnumerable<decimal>>> SetAsync(string program, decimal[][] rows, IEnumerable<FieldSpec> fields)
    {
        var names = Vectors.Of("Fractions: zero").Device!.Select(field => field.Key).Zip(Message.Fields)
            .Where(pair => fields.Contains(pair.Second)).Select(pair => pair.First);
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            var file = Path.Combine(folder.FullName, "fractions.json");
            var content = new { message = Message.Name, fields = names,
                rows = rows.Select(row => row.Select(value => BytesOf(Double(value)))) };
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(content), TestContext.Current.CancellationToken);

            var answers = await board.RunAsync(program, file);

            Assert.Equal(rows.Length, answers.Count);
            return rows.Index()
                .Select(row => answers[row.Index.ToString(CultureInfo.InvariantCulture)]["steps"]!.AsArray().Select(s => (decimal)s!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static decimal StepRounding(FieldSpec field, decimal value) =>
        decimal.Round((value - field.Offset) / field.Step, MidpointRounding.ToEven);

    // Twice the value, in parts of a unit, is below 2^23; a part is what step and offset are whole numbers of.
    private static decimal Within24Bits(FieldSpec field, Random random)
    {
        var (size, scale, zero) = StepScale.From(field);
        var most = (int)Math.Min(field.WireRange.Maximum, ((1 << 22) - Math.Abs(zero) - size) / size);
        var least = (int)Math.Max(field.WireRange.Minimum, -most);
        var value = ((random.Next(least, most) + (random.Next(3) / 2m)) * size + zero) / scale;
        return Rounded(value, digits: 6) is var six && decimal.Round((six - field.Offset) / field.Step) is var steps && steps >= least
            && steps <= most ? six : field.Offset;
    }

    private static string Exact(decimal[] row) => Interpreted(row, (_, value) => value);

    private static string Interpreted(decimal[] row, Func<FieldSpec, decimal, object> given) =>
        Convert.ToHexStringLower(
            Writer.Write(Message.Fields.Zip(row).ToDictionary(p => p.First.Name, p => (object?)given(p.First, p.Second))));

    private static IEnumerable<decimal> Steps(decimal[] row) =>
        new MessageReader(ContractSchema.Spec).Read(Convert.FromHexString(Exact(row))).Fields
            .Select(f => ((decimal)f.Value! - f.Field.Offset) / f.Field.Step);

    private static decimal[] RowOf(Random random) => [.. Message.Fields.Select(f => Value(f, random))];

    // Of at most 15 digits, as many as a double is sure of; 6 where the member is a float. A step of a third has as many itself: the
    // middles between its multiples have more, and values keep away from them.
    private static decimal Value(FieldSpec field, Random random)
    {
        if (field.Name == nameof(Fractions.Third))
        {
            return random.Next(-100_000_000, 100_000_000) / 1000m;
        }

        var isSingle = field.Name.EndsWith("Single", StringComparison.Ordinal);
        var most = (int)Math.Min(field.WireRange.Maximum - 1, isSingle ? 9_999 : 1 << random.Next(2, 21));
        var least = (int)Math.Max(field.WireRange.Minimum + 1, -most);
        var steps = random.Next(least, most)
            + random.Next(4) switch { 0 => 0.5m, 1 => 0, _ => random.Next(isSingle ? 10 : 1000) / (isSingle ? 10m : 1000m) };
        var value = (steps * field.Step) + field.Offset;
        return Rounded(value, isSingle ? 6 : 15);
    }

    private static decimal Rounded(decimal value, int digits)
    {
        for (var places = 28; places > 0; places--)
        {
            var rounded = decimal.Round(value, places);
            if (Digits(rounded) <= digits)
            {
                return rounded;
            }
        }

        return decimal.Round(value);
    }

    private static int Digits(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture).TrimStart('-', '0', '.')
            .Replace(".", "", StringComparison.Ordinal).Length;

    private static double Double(decimal value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string BytesOf(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return Convert.ToHexStringLower(bytes);
    }
}
