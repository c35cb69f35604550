using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.UnsupportedTypeAnalyzer,
    TelemetryGen.CodeFixes.ChangeTypeFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class ChangeTypeFixTests
{
    [Theory]
    [InlineData("Half [|A|]", "float A")]
    [InlineData("Half? [|A|]", "float? A")]
    [InlineData("Guid? [|A|]", "Guid A")]
    [InlineData("nint [|A|]", "long A")]
    [InlineData("char [|A|]", "ushort A")]
    [InlineData("DateOnly [|A|]", "DateTimeOffset A")]
    [InlineData("TimeOnly [|A|]", "TimeSpan A")]
    [InlineData("[MaxLength(4)] Uri [|A|]", "[MaxLength(4)] string A")]
    [InlineData("[Scaled(0.1)] int [|A|]", "[Scaled(0.1)] double A")]
    [InlineData("[Scaled(0.1)] /* tenths */ int? [|A|]", "[Scaled(0.1)] /* tenths */ double? A")]
    [InlineData("[MaxLength(4)] List<short> [|A|]", "[MaxLength(4)] short[] A")]
    [InlineData("[MaxLength(4)] short?[] [|A|]", "[MaxLength(4)] short[] A")]
    [InlineData("[MaxLength(4)] HashSet<int> [|A|]", "[MaxLength(4)] int[] A")]
    [InlineData("[MaxLength(4)] ReadOnlyMemory<byte> [|A|]", "[MaxLength(4)] byte[] A")]
    [InlineData("[FixedLength(4)] byte[]? [|A|]", "[FixedLength(4)] byte[] A")]
    public Task It_takes_the_nearest_type(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("object [|A|]")]
    [InlineData("decimal [|A|]")]
    [InlineData("Random [|A|]")]
    [InlineData("P [|A|]); public record P(Half B")]
    public Task It_offers_nothing_that_it_is_not_sure_of(string member) =>
        Test.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});");
}
