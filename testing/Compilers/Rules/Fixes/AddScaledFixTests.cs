using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Boards.NoFloatsAnalyzer,
    TelemetryGen.CodeFixes.AddScaledFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class AddScaledFixTests
{
    private const string WiPy1 = "build_property._TelemetryGenBoards = esp32,wipy1";

    [Theory]
    [InlineData("0.01")]
    [InlineData("0.1")]
    [InlineData("0.001")]
    public Task It_adds_a_step_that_is_chosen(string step) => Test.MakesAsync(
        "[Telemetry(1)] public partial record R([Unit(\"Cel\")] double [|A|], [Unit(\"V\")] float? [|B|]);",
        $"[Telemetry(1)] public partial record R([Unit(\"Cel\"), Scaled({step})] double A, [Unit(\"V\"), Scaled({step})] float? B);",
        "AddScaledFix" + step,
        WiPy1);

    [Fact]
    public Task It_offers_nothing_for_arrays_which_have_no_steps() =>
        Test.OffersNothingAsync("[Telemetry(1)] public partial record R([FixedLength(3)] float[] [|A|]);", WiPy1);

    [Fact]
    public Task Boards_with_floats_take_floats() =>
        Test.OffersNothingAsync(
            "[Telemetry(1)] public partial record R(float A);", "build_property._TelemetryGenBoards = wipy2,esp32,rp2,unix");
}
