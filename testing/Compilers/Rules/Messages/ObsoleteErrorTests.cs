namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0012: what the compiler lets nobody use, said at the record, and nothing is generated.</summary>
public class ObsoleteErrorTests
{
    private const string Uses = "is obsolete as an error, and generated code uses it. Take error: true away, or mark it [TelemetryIgnore].";
    private const string Names = "which is obsolete as an error, and generated code names it. Take error: true away.";

    [Theory]
    [InlineData("partial record R { public int A { get; init; } [Obsolete(\"no\", true)] public int B { get; init; } }",
        $"TLG0012 at 'B': B {Uses}")]
    [InlineData("partial record R([property: Obsolete(\"no\", error: true)] int A)", $"TLG0012 at 'A': A {Uses}")]
    [InlineData("partial class R { public int A { get; [Obsolete(\"no\", true)] set; } }", $"TLG0012 at 'A': A {Uses}")]
    [InlineData("partial class R { public int A { [Obsolete(\"no\", true)] get; set; } }", $"TLG0012 at 'A': A {Uses}")]
    [InlineData("partial record R { [Obsolete] public E A { get; init; } } [Obsolete(\"no\", true)] public enum E : byte { One }",
        $"TLG0012 at 'A': A is of E, {Names}")]
    [InlineData("partial record R { [Obsolete] public E? A { get; init; } } [Obsolete(\"no\", true)] public enum E : byte { One }",
        $"TLG0012 at 'A': A is of E, {Names}")]
    [InlineData("partial record R { [Obsolete] public P A { get; init; } } [Obsolete(\"no\", true)] public record struct P(int X);",
        $"TLG0012 at 'A': A is of P, {Names}")]
    [InlineData(
        "partial record R { [Obsolete, MaxLength(2)] public List<P> A { get; init; } } [Obsolete(\"no\", true)] public record struct "
            + "P(int X);", $"TLG0012 at 'A': A is of P, {Names}")]
    [InlineData(
        "partial record R { [Obsolete, MaxLength(2)] public P[] A { get; init; } } [Obsolete(\"no\", true)] public record struct P(int X);",
        $"TLG0012 at 'A': A is of P, {Names}")]
    [InlineData(
        "partial record R { [Obsolete] public N.E A { get; init; } } [Obsolete(\"no\", true)] public static class N { public enum E : "
            + "byte { One } }", $"TLG0012 at 'A': A is of N, {Names}")]
    [InlineData("partial record R(P A); public class P { [Obsolete(\"no\", true)] public int X { get; set; } }",
        $"TLG0012 at 'A': A: X {Uses}")]
    [InlineData("partial record R(P A); public class P { public int X { get; set; } [Obsolete(\"no\", true)] public P() { } }",
        "TLG0012 at 'A': A: The constructor of P is obsolete as an error, and a reader calls it. Take error: true away.")]
    [InlineData("partial class R { public int A { get; set; } [Obsolete(\"for serializers\", true)] public R() { } }",
        "TLG0012 at 'R': The constructor of R is obsolete as an error, and a reader calls it. Take error: true away.")]
    [InlineData("partial class N { [Telemetry(2)] public partial record R(int A); } [Obsolete(\"no\", true)] public partial class N;",
        "TLG0012 at 'R': N is obsolete as an error, and generated code names it. Take error: true away.")]
    public async Task It_says(string declaration, string expected)
    {
        // Of a type around the record the attribute is another's.
        var attribute = declaration.StartsWith("partial class N", StringComparison.Ordinal) ? "" : "[Telemetry(1)] ";
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema, $"namespace Acme; {attribute}public {declaration}{(declaration.EndsWith(')') ? ";" : "")}");

        Assert.Equal(expected, Assert.Single(said));
    }

    [Fact]
    public async Task It_says_it_of_the_record_itself()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema, "namespace Acme; [Telemetry(1), Obsolete(\"no\", true)] public partial record R(int A);");

        Assert.Equal("TLG0012 at 'R': R is obsolete as an error, and generated code names it. Take error: true away.", Assert.Single(said));
    }

    [Theory]
    [InlineData("[Telemetry(1), Obsolete] public partial record R { [Obsolete(\"no\", true)] public int A { get; init; } }")]
    [InlineData(
        "[Telemetry(1)] public partial record R(int A) { [Obsolete(\"no\", true), TelemetryIgnore] public int B { get; set; } "
            + "[Obsolete(\"no\", true)] public int Twice => A * 2; [Obsolete(\"no\", true)] public R(string a) : this(a.Length) { } }")]
    [InlineData("[Telemetry(1)] public partial record R(int A) { [Obsolete(\"no\", true), Reserved] private int B { get; } }")]
    [InlineData(
        "[Telemetry(1)] public partial record R { [Obsolete(\"no\", false)] public int A { get; init; } [Obsolete(\"no\", DiagnosticId = "
            + "\"ACME1\")] public int B { get; init; } }")]
    public async Task It_says_nothing_of_what_generated_code_may_use_or_leaves_alone(string declaration) =>
        Assert.Empty(await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme; {declaration}"));
}
