using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.NoEffectAnalyzer,
    TelemetryGen.CodeFixes.RemoveAttributeFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class RemoveAttributeFixTests
{
    [Theory]
    [InlineData("[Unit(\"V\")] bool [|A|]", "bool A")]
    [InlineData("[MaxLength(4), Since(1)] int [|A|]", "[Since(1)] int A")]
    [InlineData("[property: Timestamp(TimeUnit.Seconds)] long [|A|]", "long A")]
    public Task It_removes_the_attribute(string member, string repaired) => Test.MakesAsync(Source(member), Source(repaired));

    private static string Source(string member) => $"namespace Acme {{ [Telemetry(1)] public partial record R({member}); }}";
}
