using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Measures.RangeTooWideAnalyzer,
    TelemetryGen.CodeFixes.ChangeTypeFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class RangeTypeFixTests
{
    [Theory]
    [InlineData("[Range(0, 256)] byte [|A|]", "[Range(0, 256)] ushort A")]
    [InlineData("[Range(-129, 0)] sbyte? [|A|]", "[Range(-129, 0)] short? A")]
    public Task It_takes_the_integer_that_holds_the_range(string member, string repaired) =>
        Test.MakesAsync(Source(member), Source(repaired));

    [Theory]
    [InlineData("[Range(0, 256), MaxLength(3)] sbyte[] [|A|]")]
    [InlineData("[Scaled(0.1, Wire = WireInteger.UInt8), Range(0, 30)] double [|A|]")]
    public Task It_offers_nothing_where_the_type_stands_elsewhere(string member) => Test.OffersNothingAsync(Source(member));

    private static string Source(string member) => $"namespace Acme {{ [Telemetry(1)] public partial record R({member}); }}";
}
