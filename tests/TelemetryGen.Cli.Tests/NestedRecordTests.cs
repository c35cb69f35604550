using System.Text.Json;
using TelemetryGen.Json;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>Arrays, nested records, lists and reserved fields on the command line.</summary>
[Trait("Kind", "Device")]
public class NestedRecordTests : IDisposable
{
    private const string Position =
        """{"Latitude":48.1371540,"Longitude":-11.5761240,"Fix":"Full","Valid":true,"Satellites":null,"Moving":false}""";

    private const string Trip =
        """{"$message":"Trip","Start":"2026-07-01T12:00:00.250Z","Depot":""" + Position
            + ""","Axes":[1,-2,16000],"Calibration":[0.5,"NaN"],"Loaded":true,"""
        + "\"Truck\":{\"Plate\":\"M-TG 1\",\"Home\":" + Position
        + ""","Id":"00112233-4455-6677-8899-aabbccddeeff","Weights":[1200,65535],"Built":null},"Temperatures":[-40,85],"""
        + "\"Track\":[{\"Where\":" + Position
        + ""","Speed":12.5,"Faults":["Brake",8],"Stopped":false,"Wheels":[1,2,3,255],"Heading":359,"Night":true},"""
        + "{\"Where\":" + Position
        + ""","Speed":0.0,"Faults":[],"Stopped":true,"Wheels":[0,0,0,0],"Heading":null,"Night":false}],"Levels":null,"Goal":""" + Position
        + ""","Remark":"é"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_encode_reads_decode_writes()
    {
        var encoded = await EncodeAsync(Trip);
        Assert.Equal((0, ""), (encoded.ExitCode, encoded.Error));

        var decoded = await CliRun.WithInputAsync(encoded.Out, "decode", "--schema", Schema());

        Assert.Equal((0, Trip + "\n"), (decoded.ExitCode, decoded.Out));
    }

    [Fact]
    public void Values_of_any_schema_come_back_from_their_json()
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var (schema, random) = (RandomSchemas.Of(seed), new Random(seed));
            var (writer, reader) = (new MessageJsonWriter(schema), new MessageJsonReader(schema));
            foreach (var message in schema.Messages)
            {
                var bytes = new MessageWriter(schema, message.Name).Write(RandomValues.Of(message, random));

                Assert.Equal(Convert.ToHexString(bytes),
                    Convert.ToHexString(reader.Read(writer.Write(new MessageReader(schema).Read(bytes)), null)));
            }
        }
    }

    [Theory]
    [InlineData("[1,-2,16000]", "5", "Trip.Axes is 5; it must be an array of numbers.")]
    [InlineData("[1,-2,16000]", "null", "Trip.Axes is null; it is not declared nullable.")]
    [InlineData("[1,-2,16000]", "[1,2]", "Trip.Axes has 2 numbers; it takes 3.")]
    [InlineData("[1,-2,16000]", "[1,2,16001]", "Trip.Axes[2] is 16001; it must be -16000 to 16000.")]
    [InlineData("[1,-2,16000]", "[1,2,\"3\"]", "Trip.Axes[2] is \"3\"; it must be a number.")]
    [InlineData("[1,-2,16000]", "[1,2,[3]]", "Trip.Axes[2] is an array; it must be a number.")]
    [InlineData("[-40,85]", "[1,2,3,4,5,6]", "Trip.Temperatures has 6 entries; the maximum is 5.")]
    [InlineData("[-40,85]", "[1,null]", "Trip.Temperatures[1] is null; it must be a number.")]
    [InlineData("\"Speed\":0.0", "\"Speed\":200.1", "Trip.Track[1].Speed is 200.1; it must be 0 to 200.")]
    [InlineData("\"Speed\":0.0", "\"Speed\":\"0\"", "Trip.Track[1].Speed is \"0\"; it must be a number.")]
    [InlineData("\"Speed\":0.0", "\"Sped\":0.0",
        "Trip.Track[1] has no field 'Sped'. It has: Where, Speed, Faults, Stopped, Wheels, Heading, Night.")]
    [InlineData("\"Plate\":\"M-TG 1\"", "\"Plate\":\"M-TG 1234\"", "Trip.Truck.Plate takes 9 bytes of UTF-8; the maximum is 8.")]
    [InlineData("\"Plate\":\"M-TG 1\",", "", "Trip.Truck.Plate is null; it is not declared nullable.")]
    [InlineData("{\"Plate\"", "{\"Owner\":1,\"Plate\"", "Trip.Truck has no field 'Owner'. It has: Plate, Home, Id, Weights, Built.")]
    [InlineData("\"Loaded\":true", "\"Loaded\":true,\"Odometer\":1",
        "Trip has no field 'Odometer'. It has: Start, Depot, Axes, Calibration, Loaded, Truck, Temperatures, Track, Levels, Goal, Remark.")]
    [InlineData("\"Depot\":" + Position, "\"Depot\":[]", "Trip.Depot is an array; it must be an object.")]
    [InlineData("\"Fix\":\"Full\"", "\"Fix\":\"Half\"", "Trip.Depot.Fix is \"Half\"; it must be one of None, Flat, Full, or a number.")]
    public async Task What_is_wrong_is_named_with_its_path(string good, string bad, string text)
    {
        Assert.Contains(good, Trip, StringComparison.Ordinal);

        var run = await EncodeAsync(Trip.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal((1, $"telemetrygen: line 1: {text}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task What_is_wrong_in_an_entry_is_named_with_its_path_by_decode()
    {
        var hex = (await EncodeAsync(Trip)).Out.Trim();

        var run = await CliRun.OfAsync("decode", "--schema", Schema(), "--hex", hex[..(2 * (8 + 104 + 4 + 2 + 3))]);

        Assert.Equal((1, true),
            (run.ExitCode, run.Error.Contains("Trip.Track ends after 121 bytes; 122 are needed.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_size_of_a_list_is_its_dimension_and_so_many_entries()
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("parts.xml")), "--json");

        var message = JsonDocument.Parse(run.Out).RootElement.GetProperty("messages")[0];
        var sizes = message.GetProperty("fields").EnumerateArray()
            .Select(f =>
                $"{f.GetProperty("field")}: {f.GetProperty("type")}, {f.GetProperty("minimum")} to {f.GetProperty("maximum")}").ToList();
        Assert.Contains("Depot: Position, 11 to 11", sizes);
        Assert.Contains("Axes: int16 x 3, 6 to 6", sizes);
        Assert.Contains("Temperatures: 4 + 0..5 x 1, 4 to 9", sizes);
        Assert.Contains("Track: 4 + 0..4 x 23, 4 to 96", sizes);
        Assert.Equal(message.GetProperty("maximum").GetInt32(),
            8 + message.GetProperty("fields").EnumerateArray().Sum(f => f.GetProperty("maximum").GetInt32()));
        Assert.Equal(message.GetProperty("minimum").GetInt32(),
            8 + message.GetProperty("fields").EnumerateArray().Sum(f => f.GetProperty("minimum").GetInt32()));
    }

    [Fact]
    public async Task What_decode_prints_is_valid_by_the_json_schema()
    {
        var (schema, random) = (SampleSchemas.Parts, new Random(3));
        var lines = Enumerable.Range(0, 40).Select(i => schema.Messages[i % 2]).Select(m =>
            new MessageJsonWriter(schema).Write(
                new MessageReader(schema).Read(new MessageWriter(schema, m.Name).Write(RandomValues.Of(m, random)))));

        Assert.All(await JsonSchemaValidator.OfAsync(schema, [Trip, .. lines]), verdict => Assert.Equal("ok", verdict));
    }

    [Theory]
    [InlineData("[1,-2,16000]", "[1,2]", "/Axes must NOT have fewer than 3 items")]
    [InlineData("[-40,85]", "[1,2,3,4,5,6]", "/Temperatures must NOT have more than 5 items")]
    [InlineData("[-40,85]", "[86]", "/Temperatures/0 must be <= 85")]
    [InlineData("\"Levels\":null", "\"Levels\":[]", "/Levels must NOT have fewer than 1 items")]
    [InlineData("\"Speed\":0.0,", "", "/Track/1 must have required property 'Speed'")]
    public async Task What_decode_would_not_print_is_refused_by_the_json_schema(string good, string bad, string problem)
    {
        var verdicts = await JsonSchemaValidator.OfAsync(SampleSchemas.Parts, Trip, Trip.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal("ok", verdicts[0]);
        Assert.Contains(problem, verdicts[1], StringComparison.Ordinal);
    }

    private Task<CliRun> EncodeAsync(string line) => CliRun.WithInputAsync(line, "encode", "--schema", Schema());

    private string Schema() => _folder.Sample("parts.xml");
}
