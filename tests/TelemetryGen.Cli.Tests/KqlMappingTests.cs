using System.Text.Json;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class KqlMappingTests
{
    [Fact]
    public async Task The_mapping_names_every_property_that_decode_prints()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.OfAsync(
            "decode", "--schema", folder.Sample(), "--hex", "1400010007000200FAE28C1D9F010000CAFF8813CD8B01000107100E026F6B");
        var kql = Assert.Single(TargetRegistry.Find("kql")!.Emit(SampleSchemas.Greenhouse)).Text;

        var properties = JsonDocument.Parse(run.Out).RootElement.EnumerateObject().Select(p => p.Name).Except(["$message"]).ToList();

        Assert.Equal(8, properties.Count);
        Assert.All(properties,
            name => Assert.Contains($$$"""{"Column":"{{{name}}}","Properties":{"Path":"$.{{{name}}}"}}""", kql, StringComparison.Ordinal));
    }
}
