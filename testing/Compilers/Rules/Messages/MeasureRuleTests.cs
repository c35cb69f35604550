namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>What is said of units, ranges, steps, timestamps, sizes and members that are not carried.</summary>
public class MeasureRuleTests
{
    [Theory]
    [InlineData("partial record struct R([Scaled(0.1)] double OutsideTemperature)",
        "TLG0401 at 'OutsideTemperature': OutsideTemperature has no unit; give it [Unit(\"Cel\")] or another symbol.")]
    [InlineData("partial record struct R(float? A)",
        "TLG0401 at 'A': A has no unit; give it [Unit(\"1\")], if it is a number without one, or another symbol.")]
    [InlineData("partial record struct R([Unit(\"celsius\")] float A)",
        "TLG0402 at 'A': The unit 'celsius' of A is neither of SenML nor of UCUM. The nearest is 'Cel'.")]
    [InlineData("partial record struct R([Unit(\"xyzzy\")] byte A)",
        "TLG0402 at 'A': The unit 'xyzzy' of A is neither of SenML nor of UCUM.")]
    [InlineData("partial record struct R([Unit(\"C\")] float Temperature)",
        "TLG0402 at 'Temperature': The unit 'C' of Temperature is the coulomb; 'Cel' is probably meant.")]
    [InlineData("partial record struct R([Unit(\"F\")] float OutsideTemp)",
        "TLG0402 at 'OutsideTemp': The unit 'F' of OutsideTemp is the farad; '[degF]' is probably meant.")]
    [InlineData("partial record struct R([Scaled(0.1, Wire = WireInteger.UInt8), Unit(\"V\"), Range(0, 30)] double A)",
        "TLG0403 at 'A': The range of A, 0..300 in steps, does not fit uint8. Use uint16, which holds it, or a range within 0..255 steps.")]
    [InlineData("partial record struct R([Scaled(0.2), Unit(\"V\"), Range(0, 5.1)] double A)",
        "TLG0405 at 'A': The range of A ends at 5.1; in steps of 0.2 the last value is 5. Use a finer step, or end it there.")]
    [InlineData("partial record struct R([Scaled(2, Offset = 1), Unit(\"V\"), Range(0, 9)] double A)",
        "TLG0405 at 'A': The range of A ends at 0; in steps of 2 the last value is 1. Use a finer step, or end it there.")]
    [InlineData("partial record struct R(E? A); public enum E : sbyte { Least = -128 }",
        "TLG0406 at 'A': A may be null, and E.Least is -128, which stands for null in int8. Give Least another value.")]
    [InlineData("partial record struct R([Range(0, 100)] int? A)", "TLG0104 at 'A': A takes 4 B; byte holds its 0..100 and saves 3 B.")]
    [InlineData("partial record R([Range(0, 100), MaxLength(10)] short[] A)",
        "TLG0104 at 'A': A takes 20 B; byte holds its 0..100 and saves 10 B.")]
    [InlineData("partial record struct R([Scaled(1, Wire = WireInteger.UInt32), Unit(\"1\"), Range(0, 500)] double A)",
        "TLG0104 at 'A': A takes 4 B; uint16 holds its 0..500 steps and saves 2 B.")]
    [InlineData("partial record struct R(bool A, [Range(0, 1)] byte B)",
        "TLG0105 at 'B': B is 0 or 1 in 1 B; a bool is one bit, and saves 1 B.")]
    [InlineData("partial record R([MaxLength(255)] string A)",
        "TLG0105 at 'A': The length of A takes 2 B, because it may have 255 bytes; up to 254 it takes 1 B.")]
    [InlineData(
        "partial record struct R(bool A0, bool A1, bool A2, bool A3, bool A4, bool A5, bool A6, bool A7, bool A8, bool A9, bool B0, bool "
            + "B1, bool B2, bool B3, bool B4, bool B5, bool B6)",
            "TLG0105 at 'R': R has 17 booleans in 4 B; 3 B hold them: put 1 into a [Flags] enumeration and save 1 B.")]
    [InlineData("partial class R { public int A { get; } }",
        "TLG0007 at 'A': A has no setter and is not carried. Give it init, or mark it [TelemetryIgnore].")]
    [InlineData("partial struct R { public int A; }",
        "TLG0007 at 'A': A is a field and is not carried. Make it a property with init, or mark it [TelemetryIgnore].")]
    public async Task It_says(string declaration, string expected) =>
        Assert.Equal(expected, Assert.Single(await RuleHarness.SayOfAsync(declaration)));

    [Theory]
    [InlineData("partial record struct R([Range(0, 1)] byte A)")]
    [InlineData("partial record struct R([Unit(\"C\")] float Charge, [Unit(\"[degF]\")] float Temperature)")]
    [InlineData(
        "partial record struct R([Scaled(0.1), Unit(\"V\"), Range(0, 25.5)] double A, [Scaled(0.1, Offset = -40), Unit(\"Cel\"), "
            + "Range(-40, 60)] double B)")]
    [InlineData("partial record R([MaxLength(254)] string A, [MaxLength(300)] string B)")]
    [InlineData("partial record struct R(bool A0, bool A1, bool A2, bool A3, bool A4, bool A5, bool A6, bool A7)")]
    [InlineData("partial record struct R(E? A); public enum E : byte { Most = 254 }")]
    [InlineData("partial record struct R([Timestamp(TimeUnit.Seconds)] DateTimeOffset A)")]
    public async Task It_is_silent(string declaration) => Assert.Empty(await RuleHarness.SayOfAsync(declaration));

    [Theory]
    [InlineData("", 1_048_576)]
    [InlineData("Basic", 262_144)]
    [InlineData("premium", 1_048_576)]
    public async Task A_message_fits_one_event_of_the_tier(string tier, int limit)
    {
        // 65,534 numbers of 8 bytes, several times, and the rest to the last byte.
        var lists = (limit - 8) / 524_276;
        var rest = limit - 8 - (lists * 524_276) - 4;
        var full = string.Concat(Enumerable.Range(0, lists).Select(i => $"[MaxLength(65534)] ulong[] L{i}, "));
        string Record(int bytes) =>
            $"partial record R({full}[MaxLength({bytes / 8})] long[] Last, [FixedLength({bytes % 8 + 1})] byte[] Pad)";

        Assert.Equal("TLG0102", Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Tier(tier), Record(rest - 1)))[..7]);
        Assert.StartsWith(
            $"TLG0101 at 'R': R "
                + $"can take {limit + 1} bytes; one event of tier {(tier.Length == 0 ? "Standard" : tier)} takes {limit}. Largest: L",
            Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Tier(tier), Record(rest))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 80, null)]
    [InlineData(100, 81, "TLG0102 at 'R': R can take 81 of its 100 bytes, 81 %; above 80 % little can be added. Largest: A 73 B, the "
        + "header 8 B.")]
    public async Task A_message_leaves_a_fifth_of_its_limit(int limit, int bytes, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        await RuleHarness.SayAsync(RuleHarness.Schema,
            $"namespace Acme; [Telemetry(1, MaxPayloadBytes = {limit})] public partial record R([FixedLength({bytes - 8})] byte[] A);"));

    [Fact]
    public async Task Different_records_of_one_name_in_two_messages_are_refused()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, """
            namespace Acme
            {
                public record P(int X);
                [Telemetry(1)] public partial record A(P Place);
            }
            namespace Other
            {
                public record P(int Y);
                [Telemetry(2)] public partial record B(P Place);
            }
            """);

        Assert.Equal(
            "TLG0005 at 'Place': B.Place has the record Other.P, and A.Place has the record Acme.P; messages, records and enumerations of "
                + "a schema differ in name.", Assert.Single(said));
    }
}
