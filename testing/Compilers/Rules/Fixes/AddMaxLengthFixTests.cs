using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Sizes.NoBoundAnalyzer,
    TelemetryGen.CodeFixes.AddMaxLengthFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class AddMaxLengthFixTests
{
    [Theory]
    [InlineData("string [|A|]", "[MaxLength(32)] string A")]
    [InlineData("byte[] [|A|]", "[MaxLength(32)] byte[] A")]
    [InlineData("short[] [|A|]", "[MaxLength(8)] short[] A")]
    [InlineData("int A, [Unit(\"m\")] short[] [|B|]", "int A, [Unit(\"m\"), MaxLength(8)] short[] B")]
    [InlineData("P[] [|A|]); public record P(int B", "[MaxLength(8)] P[] A); public record P(int B")]
    public Task It_adds_a_bound(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Fact]
    public Task It_adds_a_bound_to_each_of_several_on_lines_of_their_own() => Test.MakesAsync(
        """
        [Telemetry(1)]
        public partial record R(
            // What the driver says.
            string [|A|],
            [property: Obsolete] string [|B|]);
        """,
        """
        [Telemetry(1)]
        public partial record R(
            // What the driver says.
            [MaxLength(32)] string A,
            [MaxLength(32)][property: Obsolete] string B);
        """);

    [Fact]
    public Task It_offers_no_bound_in_the_place_of_a_wrong_one() =>
        Test.OffersNothingAsync("[Telemetry(1)] public partial record R([MaxLength(0)] string [|A|]);");
}
