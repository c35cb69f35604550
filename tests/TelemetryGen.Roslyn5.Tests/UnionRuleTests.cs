using TelemetryGen.Rules.Tests.Harness;

namespace TelemetryGen.Roslyn5.Tests;

/// <summary>
/// Unions and closed types as messages and inside of them: one rule at the name, and nothing in a file that nobody wrote.
/// </summary>
public class UnionRuleTests
{
    private const string Form = "is a union, which generated code cannot be a part of. Use a record, class or struct.";
    private const string Type = "which no message carries. It is a union; use a member for each of its types, which may be null.";

    [Theory]
    [InlineData("[Telemetry(1)] public partial union Msg(int, uint);", $"TLG0003 at 'Msg': Msg {Form}")]
    [InlineData("[Telemetry(1)] public partial union Msg(int, string) { public bool IsText => Value is string; }",
        $"TLG0003 at 'Msg': Msg {Form}")]
    [InlineData("public partial union Outer(int, uint) { [Telemetry(1)] public partial record struct R(int A); }",
        $"TLG0003 at 'R': Outer {Form}")]
    [InlineData("[Telemetry(1)] public partial record R(int A, Number B); public union Number(int, uint);",
        $"TLG0002 at 'B': B is of type Acme.Number, {Type}")]
    [InlineData("[Telemetry(1)] public partial record R(int A, Number? B); public union Number(int, uint);",
        $"TLG0002 at 'B': B is of type Acme.Number?, {Type}")]
    [InlineData("[Telemetry(1)] public partial record R(P A); public record struct P(int X, Number Y); public union Number(int, uint);",
        $"TLG0002 at 'A': A: Y is of type Acme.Number, {Type}")]
    [InlineData("[Telemetry(1)] public partial record R([MaxLength(2)] Number[] A); public union Number(int, uint);",
        "TLG0002 at 'A': A is a list of Acme.Number; lists hold numbers or records. Put the value into a record.")]
    [InlineData(
        "[Telemetry(1)] public partial record R(int A, Number B); [System.Runtime.CompilerServices.Union] public class Number { public "
            + "Number(int a) => Value = a; public Number(string a) => Value = a; public object? Value { get; set; } }",
            $"TLG0002 at 'B': B is of type Acme.Number, {Type}")]
    [InlineData("[Telemetry(1)] public closed partial record R(int A);",
        "TLG0003 at 'R': R is abstract, static or a ref struct; a reader cannot make one. Take that modifier away, or put [Telemetry] at "
            + "a record that can be made.")]
    public async Task It_says(string declarations, string expected)
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme; {declarations}", Unions.OfFramework);

        Assert.Equal(expected, Assert.Single(said));
    }

    [Fact]
    public void Nothing_is_generated_for_a_union() =>
        Assert.Empty(Generator.Tests.GeneratorHarness.GenerateHints(Generator.Tests.GeneratorHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial union Msg(int, uint);", Unions.OfFramework));
}
