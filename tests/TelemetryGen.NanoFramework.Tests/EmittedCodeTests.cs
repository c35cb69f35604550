using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Walk;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>Everything that the target writes, compiled as a device project compiles it, and walked.</summary>
public class EmittedCodeTests
{
    public static TheoryData<string> Schemas => [.. EmittedSchemas.All.Keys];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_device_can_run_all_that_is_emitted(string schema) => Assert.Empty(SeldomMethods.Without(Walked(schema)));

    [Fact]
    public void Methods_that_may_load_literals_do() =>
        Assert.Equal(SeldomMethods.All.Keys.Order(),
            Walked("others.xml").Select(SeldomMethods.EntryOf).OfType<string>().Distinct().Order());

    [Fact]
    public void The_records_and_the_sender_are_among_what_is_checked()
    {
        var files = EmittedSchemas.FilesOf(EmittedSchemas.All["Greenhouse/Contracts"]).Select(f => Path.GetFileName(f.Path)).ToList();

        Assert.Contains("Climate.g.cs", files);
        Assert.Contains("Health.g.cs", files);
        Assert.Contains("EventHubSender.cs", files);
    }

    private static IReadOnlyList<Finding> Walked(string schema) =>
        DeviceWalk.Check(new DeviceCompiler().Compile(EmittedSchemas.FilesOf(EmittedSchemas.All[schema])));
}
