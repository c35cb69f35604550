namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0014: attributes that look like ours and are another library's. Nothing is generated, because what they say would not be kept.</summary>
public class OtherAttributeTests
{
    private const string Other = "namespace Other { public class UnitAttribute(string symbol) : Attribute { public string Symbol { get; } = symbol; } public class TelemetryIgnoreAttribute : Attribute; public class Reserved : Attribute; }";

    [Theory]
    [InlineData("[V.Range(0, 5)] byte A", "Range", "Range")]
    [InlineData("[V.Range(0.5, 1.5)] double A", "Range", "Range")]
    [InlineData("[V.Range(0, 5)] int? A", "Range", "Range")]
    [InlineData("[V.Range(0, 5), FixedLength(2)] short[] A", "Range", "Range")]
    [InlineData("[V.Range(0, 5)] TimeSpan A", "Range", "Range")]
    [InlineData("[V.Range(typeof(decimal), \"0\", \"5\"), Scaled(0.1)] decimal A", "Range", "Range")]
    [InlineData("[V.MaxLength(16)] string A", "MaxLength", "MaxLength")]
    [InlineData("[V.MaxLength(16)] string? A", "MaxLength", "MaxLength")]
    [InlineData("[V.MaxLength(16)] byte[] A", "MaxLength", "MaxLength")]
    [InlineData("[V.MaxLength(4)] List<P> A", "MaxLength", "MaxLength")]
    [InlineData("[V.StringLength(16)] string A", "StringLength", "MaxLength")]
    [InlineData("[V.Length(1, 16)] string A", "Length", "MaxLength")]
    [InlineData("[property: V.Timestamp] DateTimeOffset A", "Timestamp", "Timestamp")]
    public async Task It_says_it_of_validation_attributes(string member, string other, string ours) => Assert.Equal(
        $"TLG0014 at 'A': A has [{other}] of System.ComponentModel.DataAnnotations, at which no message looks. Use [{ours}] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync($"[Telemetry(1)] public partial record R({member});")));

    [Theory]
    [InlineData("[Other.Unit(\"Cel\")] int A", "Unit")]
    [InlineData("[Other.TelemetryIgnore] int A", "TelemetryIgnore")]
    [InlineData("[Other.Reserved] int A", "Reserved")]
    public async Task It_says_it_of_any_library_that_has_a_name_of_ours(string member, string name) => Assert.Equal(
        $"TLG0014 at 'A': A has [{name}] of Other, at which no message looks. Use [{name}] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync($"[Telemetry(1)] public partial record R({member});")));

    [Fact]
    public async Task It_says_it_of_a_record_inside_at_the_member_that_holds_it() => Assert.Equal(
        "TLG0014 at 'A': A: X has [Range] of System.ComponentModel.DataAnnotations, at which no message looks. Use [Range] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync("[Telemetry(1)] public partial record R(Q A); public record struct Q([V.Range(0, 5)] byte X);")));

    [Fact]
    public async Task Each_of_several_is_said() => Assert.Equal(
        2, (await SayAsync("[Telemetry(1)] public partial record R([V.Range(0, 5), Other.Unit(\"m\")] byte A);")).Count(s => s.StartsWith("TLG0014 at 'A'", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[V.Range(0, 5), TelemetryGen.Range(0, 5)] byte A")]
    [InlineData("[V.MaxLength(16), TelemetryGen.MaxLength(16)] string A")]
    [InlineData("[V.StringLength(16), FixedLength(16)] string A")]
    [InlineData("[V.Required, V.Length(1, 4), TelemetryGen.MaxLength(4)] P[] A")]
    public async Task Beside_ours_another_is_for_somebody_else(string member) => Assert.Empty(await SayAsync($"[Telemetry(1)] public partial record R({member});"));

    [Theory]
    [InlineData("[property: V.Timestamp, TelemetryGen.MaxLength(8)] byte[] A")]
    [InlineData("[V.Range(typeof(string), \"a\", \"b\"), TelemetryGen.MaxLength(8)] string A")]
    [InlineData("[V.EnumDataType(typeof(DayOfWeek)), V.Display(Name = \"day\")] DayOfWeek A")]
    [InlineData("int A, [property: V.Range(0, 5), TelemetryIgnore] int B = 1")]
    public async Task It_says_nothing_where_ours_could_not_be_meant(string member) => Assert.Empty(await SayAsync($"[Telemetry(1)] public partial record R({member});"));

    private static Task<string[]> SayAsync(string record) =>
        RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme {{ using V = System.ComponentModel.DataAnnotations; {record} public record struct P(int X); }} {Other}");
}
