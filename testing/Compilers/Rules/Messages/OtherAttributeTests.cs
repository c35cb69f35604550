namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>
/// TLG0014: attributes that look like ours and are another library's. Nothing is generated, because what they say would not be kept.
/// </summary>
public class OtherAttributeTests
{
    private const string Other =
        "namespace Other { public class UnitAttribute(string symbol) : Attribute { public string Symbol { get; } = symbol; } public class "
            + "TelemetryIgnoreAttribute : Attribute; public class Reserved : Attribute; public class TelemetryAttribute : Attribute { "
            + "public TelemetryAttribute() { } public TelemetryAttribute(int id) { } public TelemetryAttribute(string name) { } } public "
            + "class PercentAttribute() : System.ComponentModel.DataAnnotations.RangeAttribute(0, 100); public class HalfAttribute : "
            + "PercentAttribute; public class NameAttribute() : System.ComponentModel.DataAnnotations.StringLengthAttribute(5); }";

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
        $"TLG0014 at 'A': A has [{other}] of System.ComponentModel.DataAnnotations, at which no message "
            + $"looks. Use [{ours}] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync($"[Telemetry(1)] public partial record R({member});")));

    [Theory]
    [InlineData("[Other.Unit(\"Cel\")] int A", "Unit")]
    [InlineData("[Other.TelemetryIgnore] int A", "TelemetryIgnore")]
    [InlineData("[Other.Reserved] int A", "Reserved")]
    public async Task It_says_it_of_any_library_that_has_a_name_of_ours(string member, string name) => Assert.Equal(
        $"TLG0014 at 'A': A has [{name}] of Other, at which no message looks. Use [{name}] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync($"[Telemetry(1)] public partial record R({member});")));

    [Theory]
    [InlineData("[field: V.Range(0, 5)] byte A", "[field: Range] of System.ComponentModel.DataAnnotations", "Range")]
    [InlineData("[field: V.MaxLength(5)] string A", "[field: MaxLength] of System.ComponentModel.DataAnnotations", "MaxLength")]
    [InlineData("[Other.Percent] byte A", "[Percent] of Other, a [Range] of System.ComponentModel.DataAnnotations", "Range")]
    [InlineData("[Other.Half] byte A", "[Half] of Other, a [Range] of System.ComponentModel.DataAnnotations", "Range")]
    [InlineData("[field: Other.Percent] byte A", "[field: Percent] of Other, a [Range] of System.ComponentModel.DataAnnotations", "Range")]
    [InlineData("[Other.Name] string A", "[Name] of Other, a [StringLength] of System.ComponentModel.DataAnnotations", "MaxLength")]
    public async Task It_says_it_of_fields_and_of_what_is_made_of_another(string member, string has, string ours) => Assert.Equal(
        $"TLG0014 at 'A': A has {has}, at which no message looks. Use [{ours}] of TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync($"[Telemetry(1)] public partial record R({member});")));

    [Theory]
    [InlineData("[field: V.Range(0, 5)] [property: TelemetryGen.Range(0, 5)] byte A")]
    [InlineData("[Other.Percent, TelemetryGen.Range(0, 100)] byte A")]
    [InlineData("[Other.Percent, MaxLength(8)] string A")]
    [InlineData("[field: NonSerialized] byte A")]
    public async Task It_says_nothing_of_them_beside_ours_or_where_ours_could_not_be(string member) =>
        Assert.Empty(await SayAsync($"[Telemetry(1)] public partial record R({member});"));

    [Theory]
    [InlineData("[Other.Telemetry(4)] public partial record R(int A);", true)]
    [InlineData("[Other.TelemetryAttribute(4)] public partial class R { public int A { get; set; } }", true)]
    [InlineData(
        "[Telemetry(1)] public partial record M(int A); [Other.Telemetry(4)] public partial struct R { public int A { get; set; } }", true)]
    [InlineData("[T(4)] public partial record R(int A);", true)]
    [InlineData("[Other.Telemetry(4), Telemetry(4)] public partial record R(int A);", false)]
    [InlineData("[Other.Telemetry(\"R\")] public class R;", false)]
    [InlineData("[Other.Telemetry] public class R;", false)]
    public async Task It_says_it_of_a_type_that_another_library_calls_a_message(string record, bool isSaid) => Assert.Equal(
        isSaid
            ? ["TLG0014 at 'R': R has [Telemetry] of Other, which makes no message of it. Use [Telemetry] of TelemetryGen, alone or "
                + "beside it."]
            : [],
        await SayAsync("using T = Other.TelemetryAttribute; " + record));

    [Fact]
    public async Task It_says_it_of_a_record_inside_at_the_member_that_holds_it() => Assert.Equal(
        "TLG0014 at 'A': A: X has [Range] of System.ComponentModel.DataAnnotations, at which no message looks. Use [Range] of "
            + "TelemetryGen, alone or beside it.",
        Assert.Single(await SayAsync("[Telemetry(1)] public partial record R(Q A); public record struct Q([V.Range(0, 5)] byte X);")));

    [Fact]
    public async Task Each_of_several_is_said() => Assert.Equal(
        2, (await SayAsync("[Telemetry(1)] public partial record R([V.Range(0, 5), Other.Unit(\"m\")] byte A);")).Count(
            s => s.StartsWith("TLG0014 at 'A'", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[V.Range(0, 5), TelemetryGen.Range(0, 5)] byte A")]
    [InlineData("[V.MaxLength(16), TelemetryGen.MaxLength(16)] string A")]
    [InlineData("[V.StringLength(16), FixedLength(16)] string A")]
    [InlineData("[V.Required, V.Length(1, 4), TelemetryGen.MaxLength(4)] P[] A")]
    public async Task Beside_ours_another_is_for_somebody_else(string member) =>
        Assert.Empty(await SayAsync($"[Telemetry(1)] public partial record R({member});"));

    [Theory]
    [InlineData("[property: V.Timestamp, TelemetryGen.MaxLength(8)] byte[] A")]
    [InlineData("[V.Range(typeof(string), \"a\", \"b\"), TelemetryGen.MaxLength(8)] string A")]
    [InlineData("[V.EnumDataType(typeof(DayOfWeek)), V.Display(Name = \"day\")] DayOfWeek A")]
    [InlineData("int A, [property: V.Range(0, 5), TelemetryIgnore] int B = 1")]
    public async Task It_says_nothing_where_ours_could_not_be_meant(string member) =>
        Assert.Empty(await SayAsync($"[Telemetry(1)] public partial record R({member});"));

    private static Task<string[]> SayAsync(string record) =>
        RuleHarness.SayAsync(RuleHarness.Schema,
            $"namespace Acme {{ using V = System.ComponentModel.DataAnnotations; {record} public record struct P(int X); }} {Other}");
}
