using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.CannotBeSetAnalyzer,
    TelemetryGen.CodeFixes.AddInitFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class AddInitFixTests
{
    [Theory]
    [InlineData("public int [|A|] { get; private set; }", "public int A { get; init; }")]
    [InlineData("[Unit(\"mV\")] public int [|A|] { get; }", "[Unit(\"mV\")] public int A { get; init; }")]
    [InlineData("public int [|A|] { get; protected set; } = 3;", "public int A { get; init; } = 3;")]
    public Task It_adds_init(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial class R {{ {member} }}", $"[Telemetry(1)] public partial class R {{ {repaired} }}");

    [Fact]
    public Task It_adds_nothing_to_a_property_that_is_computed() =>
        Test.OffersNothingAsync("[Telemetry(1)] public partial class R { [Unit(\"mV\")] public int [|A|] => 3; }");
}
