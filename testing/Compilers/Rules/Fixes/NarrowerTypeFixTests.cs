using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Sizes.TooWideAnalyzer,
    TelemetryGen.CodeFixes.NarrowerTypeFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class NarrowerTypeFixTests
{
    [Theory]
    [InlineData("[Range(0, 100)] int [|A|]", "[Range(0, 100)] byte A")]
    [InlineData("[Range(-1, 100)] long? [|A|]", "[Range(-1, 100)] sbyte? A")]
    [InlineData("[Range(0, 255)] int? [|A|]", "[Range(0, 255)] ushort? A")]
    [InlineData("[Range(0, 1000), FixedLength(4)] int[] [|A|]", "[Range(0, 1000), FixedLength(4)] ushort[] A")]
    [InlineData("[Range(0, 10), Scaled(0.1, Wire = WireInteger.Int64, Offset = 0)] double [|A|]",
        "[Range(0, 10), Scaled(0.1, Offset = 0)] double A")]
    [InlineData("P B); public record P([Range(0, 9)] int [|A|]", "P B); public record P([Range(0, 9)] byte A")]
    public Task It_takes_the_narrower_type(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("[Range(0, 100)] int [|A|]", """<integer name="A" type="int32" min="0" max="100" />""")]
    [InlineData("P B); public record P([Range(0, 100)] int [|A|]",
        """<record name="B" type="P"><integer name="A" type="int32" min="0" max="100" /></record>""")]
    public Task It_offers_nothing_for_a_field_that_is_locked(string member, string locked)
    {
        var source = $"[Telemetry(1)] public partial record R({member});";
        return Test.MakesAsync(source, source, locked: LockText.Of(locked));
    }

    [Theory]
    [InlineData("[Range(0, 100)] byte A")]
    [InlineData("[Range(0, 255)] ushort? A")]
    [InlineData("int A")]
    [InlineData("[Scaled(0.1), Range(0, 10)] double A")]
    [InlineData("[Range(0, 5000)] TimeSpan A")]
    public Task Nothing_narrower_holds_this(string member) => Test.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});");
}
