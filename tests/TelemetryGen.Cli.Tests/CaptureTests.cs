using Avro;
using Avro.File;
using Avro.Generic;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>decode --capture</c>, on files written by Avro's own library with the schema that Capture documents.</summary>
public sealed class CaptureTests : IDisposable
{
    private const string Climate = "1400010007000200" + "FAE28C1D9F010000" + "CAFF8813CD8B0100" + "0107100E" + "026F6B";

    private const string Schema = """
        {"type":"record","name":"EventData","namespace":"Microsoft.ServiceBus.Messaging","fields":[
          {"name":"SequenceNumber","type":"long"},{"name":"Offset","type":"string"},{"name":"EnqueuedTimeUtc","type":"string"},
          {"name":"SystemProperties","type":{"type":"map","values":["long","double","string","bytes"]}},
          {"name":"Properties","type":{"type":"map","values":["long","double","string","bytes","null"]}},
          {"name":"Body","type":["null","bytes"]}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Codec.Type.Null)]
    [InlineData(Codec.Type.Deflate)]
    public async Task Each_event_body_is_a_line_and_an_event_without_body_is_none(Codec.Type codec)
    {
        Write(codec, Climate, null, Climate);

        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--capture", _folder.File("15.avro"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Count(l => l.StartsWith("{\"$message\":\"Climate\",\"At\":\"2026-07-01T12:00:00.250Z\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_bad_body_is_named_by_its_sequence_number_and_the_next_goes_on()
    {
        Write(Codec.Type.Null, "00", Climate);

        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--capture", _folder.File("15.avro"));

        Assert.Equal((1, "telemetrygen: event 1000, byte 0: The message ends after 1 bytes; 8 are needed.\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("{\"$message\":\"Climate\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_avro_is_refused_in_one_line()
    {
        File.WriteAllText(_folder.File("15.avro"), "not Avro");

        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--capture", _folder.File("15.avro"));

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("telemetrygen: It is not an Avro file, or it is damaged: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Every_truncation_gives_the_events_before_it_or_one_line()
    {
        Write(Codec.Type.Null, Climate, Climate);
        var whole = File.ReadAllBytes(_folder.File("15.avro"));
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(_folder.File("15.avro"), whole[..length]);
            var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--capture", _folder.File("15.avro"));
            Assert.True(run.ExitCode is 0 or 1, $"{length} bytes: exit code {run.ExitCode}");
            Assert.True(run.ExitCode == 0 || run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 1, run.Error);
        }
    }

    private void Write(Codec.Type codec, params string?[] bodies)
    {
        var schema = (RecordSchema)Avro.Schema.Parse(Schema);
        using var writer = DataFileWriter<GenericRecord>.OpenWriter(
            new GenericDatumWriter<GenericRecord>(schema), _folder.File("15.avro"), Codec.CreateCodec(codec));
        var number = 1000L;
        foreach (var body in bodies)
        {
            var record = new GenericRecord(schema);
            record.Add("SequenceNumber", number++);
            record.Add("Offset", "4096");
            record.Add("EnqueuedTimeUtc", "11/23/2026 12:00:00 PM");
            record.Add("SystemProperties", new Dictionary<string, object> { ["x-opt-publisher"] = "wipy-01" });
            record.Add("Properties", new Dictionary<string, object?>());
            record.Add("Body", body is null ? null : Convert.FromHexString(body));
            writer.Append(record);
        }
    }
}
