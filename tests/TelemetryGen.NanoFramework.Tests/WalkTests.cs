using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Seeds;
using TelemetryGen.NanoFramework.Tests.Walk;

namespace TelemetryGen.NanoFramework.Tests;

public class WalkTests
{
    private static readonly Dictionary<string, Seed> All =
        LibrarySeeds.All.Concat(BehaviourSeeds.All).Concat(CostSeeds.All).ToDictionary(s => s.Name);

    public static TheoryData<string> Seeds => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_walk_finds_what_a_device_must_not_get(string seed)
    {
        var findings = DeviceWalk.Check(All[seed].Compile()).Select(f => f.ToString());

        Assert.Contains(All[seed].Finding, findings);
    }

    [Fact]
    public void Every_rule_has_code_that_breaks_it()
    {
        var broken = All.Values.SelectMany(s => DeviceWalk.Check(s.Compile())).Select(f => f.Rule).ToHashSet();

        Assert.Equal(DeviceWalk.Rules.Select(r => r.GetType().Name).Order(), broken.Order());
    }
}
