using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Records.NotPartialAnalyzer,
    TelemetryGen.CodeFixes.AddPartialFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class AddPartialFixTests
{
    [Fact]
    public Task It_makes_a_record_partial() => Test.MakesAsync(
        "[Telemetry(1)] public readonly record struct [|R|](int A);",
        "[Telemetry(1)] public readonly partial record struct R(int A);");

    [Fact]
    public Task It_makes_a_class_without_modifiers_partial_and_keeps_its_comment() => Test.MakesAsync(
        """
        [Telemetry(1)]
        // Levels.
        class [|R|]
        {
            public int A { get; set; }
        }
        """,
        """
        [Telemetry(1)]
        // Levels.
        partial class R
        {
            public int A { get; set; }
        }
        """);

    [Fact]
    public Task It_makes_all_types_around_it_partial() => Test.MakesAsync(
        "public static class Outer { internal class Inner { [Telemetry(1)] public record {|TLG0001:{|TLG0001:{|TLG0001:R|}|}|}(int A); } }",
        "public static partial class Outer { internal partial class Inner { [Telemetry(1)] public partial record R(int A); } }");
}
