namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0011: two declarations of one record, between which the order of files would decide the layout.</summary>
public class SplitRecordTests
{
    private const string End =
        "on the wire they would be in the order of the files in the build. Put all that it carries into one declaration.";

    [Theory]
    [InlineData("partial class R { public int A { get; set; } }", "partial class R { public byte B { get; set; } }",
        "R has A in one declaration and B in another; ")]
    [InlineData("partial record R(int A, byte B);", "partial record R { public int C { get; init; } }",
        "R has A, B in one declaration and C in another; ")]
    [InlineData("partial record struct R(int A, int B, int C, int D);", "partial record struct R { public int E { get; init; } }",
        "R has A to D in one declaration and E in another; ")]
    [InlineData("partial class R { public int A { get; set; } }", "partial class R { [Reserved] private int B { get; } }",
        "R has A in one declaration and B in another; ")]
    [InlineData("partial struct R { public int A { get; set; } }", "partial struct R { [MaxLength(4)] public string B { get; set; } }",
        "R has A in one declaration and B in another; ")]
    public async Task It_says_that_two_files_hold_what_a_record_carries(string one, string other, string expected)
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema, $"namespace Acme; [Telemetry(1)] public {one}", $"namespace Acme; {other}");

        Assert.Equal($"TLG0011 at 'R': {expected}{End}", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_it_of_two_declarations_in_one_file()
    {
        var said = await RuleHarness.SayOfAsync(
            "partial class R { public int A { get; set; } } partial class R { public byte B { get; set; } }");

        Assert.Equal($"TLG0011 at 'R': R has A in one declaration and B in another; {End}", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_it_of_a_record_inside_at_the_member_that_holds_it()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record R(P A); public partial class P { public int X { get; set; } }",
            "namespace Acme; partial class P { public int Y { get; set; } }");

        Assert.Equal($"TLG0011 at 'A': A: P has X in one declaration and Y in another; {End}", Assert.Single(said));
    }

    [Theory]
    [InlineData("partial class R { public int A { get; set; } public byte B { get; set; } }",
        "partial class R { [TelemetryIgnore] public int C { get; set; } public int D => 1; private int e; public int F() => e++; }")]
    [InlineData("partial record R(int A);",
        "partial record R { public const int Two = 2; public static int Three { get; set; } internal int Four { get; set; } public class "
            + "Inner { public int X { get; set; } } }")]
    [InlineData("partial class R;", "partial class R { public int A { get; set; } public byte B { get; set; } }")]
    public async Task What_is_not_carried_may_be_elsewhere(string one, string other)
    {
        Assert.Empty(await RuleHarness.SayAsync(
            RuleHarness.Schema, $"namespace Acme; [Telemetry(1)] public {one}", $"namespace Acme; {other}"));
    }
}
