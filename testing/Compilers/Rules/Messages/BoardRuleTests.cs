namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>What is said of records for boards and targets that a build names.</summary>
public class BoardRuleTests
{
    [Theory]
    [InlineData("wipy1", "partial record struct R([Unit(\"V\")] double A)",
        "TLG0301 at 'A': A is a float, and wipy1 has none. Give it [Scaled(step)].")]
    [InlineData("esp32,wipy1", "partial record R([Unit(\"V\"), MaxLength(2)] float[] A)",
        "TLG0301 at 'A': A holds floats, and wipy1 has none. Use whole numbers, in steps of their unit.")]
    [InlineData("esp32 rp2 unix", "partial record struct R(long A)",
        "TLG0302 at 'A': A has 64 bits and no range; beyond 1073741823 each value that esp32, rp2 computes is allocated. Give it a "
            + "[Range] inside of that.")]
    [InlineData("WIPY2", "partial record struct R([Range(-2_000_000_000, 5)] int A)",
        "TLG0302 at 'A': A can be -2000000000; beyond 1073741823 each value that wipy2 computes is allocated. Give it a [Range] inside "
            + "of that.")]
    [InlineData("wipy1", "partial record struct R([Scaled(0.0000001), Unit(\"lon\"), Range(-180, 180)] double A)",
        "TLG0302 at 'A': A can be 1800000000 steps; beyond 1073741823 each value that wipy1 computes is allocated. Give it a coarser step "
            + "or a narrower range.")]
    [InlineData("wipy2", "partial record struct R(TimeSpan A)",
        "TLG0302 at 'A': A has 64 bits and no range; beyond 1073741823 each value that wipy2 computes is allocated. Give it a [Range] "
            + "inside of that.")]
    [InlineData("wipy1 esp32 unix rp2", "partial record struct R([Scaled(0.00001), Unit(\"lon\"), Range(-180, 180)] double EastOf)",
        "TLG0305 at 'EastOf': EastOf has 36000000 steps; floats of 24 bits, as esp32, rp2 have them, miss some. Give set_east_of a text of "
            + "digits, as in set_east_of('1.25'), or set whole steps: both are exact.")]
    [InlineData("wipy2", "partial record struct R([Scaled(1), Unit(\"Pa\"), Range(0, 16_777_217)] double A)",
        "TLG0305 at 'A': A has 16777217 steps; floats of 24 bits, as wipy2 has them, miss some. Give set_a a text of "
            + "digits, as in set_a('1.25'), or set whole steps: both are exact.")]
    [InlineData("wipy1", "partial record R([FixedLength(20021)] byte[] A)",
        "TLG0304 at 'R': R takes about 22529 B of heap, 20029 B of it its buffer; wipy1 has 22528 B for records (55296 B less 32768 B of "
            + "the program that stores them). Lower the bounds of its fields.")]
    public async Task It_says(string boards, string declaration, string expected) =>
        Assert.Equal(expected, Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Boards(boards), declaration)));

    [Theory]
    [InlineData("", "partial record R([Unit(\"V\")] double A, long B, [FixedLength(60000)] byte[] C)")]
    [InlineData("unix", "partial record R([Unit(\"V\")] double A, long B, [FixedLength(60000)] byte[] C)")]
    [InlineData("wipy1",
        "partial record struct R([Timestamp(TimeUnit.Milliseconds)] DateTimeOffset A, [Timestamp(TimeUnit.Seconds)] DateTimeOffset B)")]
    [InlineData("wipy1",
        "partial record struct R(uint A, [Range(0, 1073741823)] uint B, [Range(-1073741824, 0)] int C, [Scaled(0.1), Unit(\"V\")] double "
            + "D, [Range(0, 60000)] TimeSpan E)")]
    [InlineData("wipy1", "partial record struct R(int A) { [Reserved] private double B { get; } [Reserved] private long C { get; } }")]
    [InlineData("wipy1", "partial record R([FixedLength(20020)] byte[] A)")]
    [InlineData("esp32 wipy2",
        "partial record struct R([Scaled(1), Unit(\"Pa\"), Range(0, 16_777_216)] double A, [Range(0, 100_000_000)] int B)")]
    [InlineData("wipy1 unix", "partial record struct R([Scaled(0.00001), Unit(\"lon\"), Range(-180, 180)] double A)")]
    public async Task It_is_silent(string boards, string declaration) =>
        Assert.Empty(await RuleHarness.SayOfAsync(BuildProperties.Boards(boards), declaration));

    [Fact]
    public async Task It_says_of_the_largest_record_that_all_together_are_too_much()
    {
        var said = await RuleHarness.SayAsync(BuildProperties.Boards("wipy1"), RuleHarness.Schema, """
            namespace Acme;
            [Telemetry(1)] public partial record A([FixedLength(7500)] byte[] X);
            [Telemetry(2)] public partial record B([FixedLength(8000)] byte[] X);
            [Telemetry(3)] public partial record C([FixedLength(2000)] byte[] X);
            """);

        Assert.Equal(
            "TLG0304 at 'B': The 3 messages take about 25024 B of heap, most of it B with 10508 B; wipy1 has 22528 B for records (55296 B "
                + "less 32768 B of the program that stores them).",
            Assert.Single(said));
    }

    [Theory]
    [InlineData("micropython", "int Class",
        "TLG0303 at 'Class': Class is called class in Python, which is a keyword. Give it [TargetName(\"ClassValue\")] or another name.")]
    [InlineData("sbe,MicroPython", "int Buffer",
        "TLG0303 at 'Buffer': Buffer is called buffer in Python, which the generated module uses itself. Give it "
            + "[TargetName(\"BufferValue\")] or another name.")]
    [InlineData("micropython", "int AB, int Ab",
        "TLG0303 at 'Ab': Ab is called ab in Python, which is the name of AB, too. Give it [TargetName(\"AbValue\")] or another name.")]
    [InlineData("micropython", "[TargetName(\"a b\")] int A",
        "TLG0303 at 'A': The target name 'a b' of A is not a valid name; use letters, digits and _.")]
    [InlineData("nanoframework", "int @class",
        "TLG0303 at '@class': class is called class in nanoFramework's C#, which is a keyword. Give it [TargetName(\"classValue\")] or "
            + "another name.")]
    public async Task It_says_that_a_name_is_taken(string targets, string member, string expected) =>
        Assert.Equal(expected,
            Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Targets(targets), $"partial record R({member})")));

    [Fact]
    public async Task A_record_inside_of_two_messages_is_spoken_of_once()
    {
        var said = await RuleHarness.SayAsync(BuildProperties.Boards("wipy1"), RuleHarness.Schema, """
            namespace Acme;
            [Telemetry(1)] public partial record A(P X);
            [Telemetry(2)] public partial record B([MaxLength(3)] List<P> X);
            public record P([Unit("V")] float Supply);
            """);

        Assert.Equal("TLG0301 at 'Supply': Supply is a float, and wipy1 has none. Give it [Scaled(step)].", Assert.Single(said));
    }

    [Theory]
    [InlineData("_TelemetryGenBoards", "wipy1,wipy9", "TLG0009: TelemetryGenBoards has 'wipy9'; there are wipy1, wipy2, esp32, rp2, unix.")]
    [InlineData("TelemetryGenTier", "Basik", "TLG0009: TelemetryGenTier is 'Basik'; there are Basic, Standard, Premium, Dedicated.")]
    public async Task It_says_that_a_property_has_no_such_value(string property, string value, string expected) =>
        Assert.Equal(expected,
            Assert.Single(await RuleHarness.SayOfAsync(new BuildProperties((property, value)), "partial record struct R(int A)")));
}
