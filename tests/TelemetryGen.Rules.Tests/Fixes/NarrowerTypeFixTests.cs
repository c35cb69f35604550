using Test = TelemetryGen.Rules.Tests.Harness.FixTest<TelemetryGen.Generator.Analyzers.TooWideAnalyzer, TelemetryGen.CodeFixes.NarrowerTypeFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

public class NarrowerTypeFixTests
{
    [Theory]
    [InlineData("[Range(0, 100)] int [|A|]", "[Range(0, 100)] byte A")]
    [InlineData("[Range(-1, 100)] long? [|A|]", "[Range(-1, 100)] sbyte? A")]
    [InlineData("[Range(0, 255)] int? [|A|]", "[Range(0, 255)] ushort? A")]
    [InlineData("[Range(0, 1000), FixedLength(4)] int[] [|A|]", "[Range(0, 1000), FixedLength(4)] ushort[] A")]
    [InlineData("[Range(0, 10), Scaled(0.1, Wire = WireInteger.Int64, Offset = 0)] double [|A|]", "[Range(0, 10), Scaled(0.1, Offset = 0)] double A")]
    [InlineData("P B); public record P([Range(0, 9)] int [|A|]", "P B); public record P([Range(0, 9)] byte A")]
    public Task It_takes_the_narrower_type(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("[Range(0, 100)] byte A")]
    [InlineData("[Range(0, 255)] ushort? A")]
    [InlineData("int A")]
    [InlineData("[Scaled(0.1), Range(0, 10)] double A")]
    [InlineData("[Range(0, 5000)] TimeSpan A")]
    public Task Nothing_narrower_holds_this(string member) => Test.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});");
}
