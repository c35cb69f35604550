using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.OtherAttributeAnalyzer,
    TelemetryGen.CodeFixes.UseOursFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class UseOursFixTests
{
    [Theory]
    [InlineData("[V.Range(0, 5)] byte [|A|]", "[Range(0, 5)] byte A")]
    [InlineData("[V.Range(0, Limits.Top, ErrorMessage = \"no\")] int [|A|]", "[Range(0, Limits.Top)] int A")]
    [InlineData("[V.Required, V.MaxLength(16)] string [|A|]", "[V.Required, MaxLength(16)] string A")]
    [InlineData("[V.StringLength(16, MinimumLength = 2)] string [|A|]", "[MaxLength(16)] string A")]
    [InlineData("[V.Length(1, 16)] string [|A|]", "[MaxLength(16)] string A")]
    [InlineData("[property: V.Timestamp] DateTimeOffset [|A|]", "[property: Timestamp(TimeUnit.Milliseconds)] DateTimeOffset A")]
    [InlineData("[V.Range(0, 5)] byte [|A|], [V.Range(1, 6)] byte [|B|]", "[Range(0, 5)] byte A, [Range(1, 6)] byte B")]
    public Task It_takes_ours_with_the_arguments_of_the_other(string members, string repaired) =>
        Test.MakesAsync(Source(members), Source(repaired));

    [Fact]
    public Task It_says_what_it_writes() =>
        Test.MakesAsync(Source("[V.Range(0, 5)] byte [|A|]"), Source("[Range(0, 5)] byte A"), says: "Use [Range(0, 5)] of TelemetryGen");

    [Fact]
    public Task Of_a_property_it_leaves_the_comment() => Test.MakesAsync(
        "[Telemetry(1)] public partial class R { /* tenths */ [System.ComponentModel.DataAnnotations.Range(0, 5)] public byte [|A|] { "
            + "get; set; } }",
        "[Telemetry(1)] public partial class R { /* tenths */ [Range(0, 5)] public byte A { get; set; } }");

    [Theory]
    [InlineData("[V.Range(typeof(decimal), \"0\", \"5\"), Scaled(0.1)] decimal [|A|]")]
    [InlineData("[V.MaxLength] string [|A|]")]
    public Task It_offers_nothing_that_ours_cannot_say(string member) => Test.OffersNothingAsync(Source(member));

    private static string Source(string members) =>
        $"namespace Acme {{ using V = System.ComponentModel.DataAnnotations; [Telemetry(1)] public partial "
            + $"record R({members}); static class Limits {{ public const int Top = 5; }} }}";
}
