using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.NotCarriedAnalyzer,
    TelemetryGen.CodeFixes.CarryOrIgnoreFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class CarryOrIgnoreFixTests
{
    private const string Carry = "CarryOrIgnoreFixCarry";
    private const string Ignore = "CarryOrIgnoreFixIgnore";

    [Theory]
    [InlineData("public int [|A|] { get; }", "public int A { get; init; }")]
    [InlineData("public int [|A|];", "public int A { get; init; }")]
    [InlineData("public readonly int [|A|] = 3;", "public int A { get; init; } = 3;")]
    public Task It_carries_the_member(string member, string repaired) => Test.MakesAsync(Class(member), Class(repaired), Carry);

    [Theory]
    [InlineData("public int [|A|] { get; }", "[TelemetryIgnore]\n    public int A { get; }")]
    [InlineData("public int [|A|];", "[TelemetryIgnore]\n    public int A;")]
    [InlineData("[Obsolete] public int [|A|];", "[Obsolete, TelemetryIgnore] public int A;")]
    public Task It_ignores_the_member(string member, string repaired) => Test.MakesAsync(Class(member), Class(repaired), Ignore);

    [Theory]
    [InlineData("public int A => 3;")]
    [InlineData("public int A { get { return 3; } }")]
    [InlineData("internal int A { get; }")]
    [InlineData("[TelemetryIgnore] public int A { get; }")]
    [InlineData("public static int A;")]
    [InlineData("public int A { get; init; }")]
    [InlineData("[Reserved] public int? A { get; }")]
    public Task Nothing_is_lost_with_this(string member) => Test.OffersNothingAsync(Class(member));

    private static string Class(string member) => $$"""
        [Telemetry(1)]
        public partial class R
        {
            {{member}}
        }
        """;
}
