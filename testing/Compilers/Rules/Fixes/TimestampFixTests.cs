using TelemetryGen.CodeFixes;
using TelemetryGen.Generator.Analyzers.Measures;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class TimestampFixTests
{
    [Theory]
    [InlineData("DateTimeOffset [|At|]", "[Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At")]
    [InlineData("[Since(2)] DateTimeOffset? [|At|]", "[Since(2), Timestamp(TimeUnit.Milliseconds)] DateTimeOffset? At")]
    public Task It_adds_the_resolution_that_the_bytes_have(string member, string repaired) =>
        FixTest<TimestampAnalyzer, AddTimestampFix>.MakesAsync(
            $"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("[Timestamp(TimeUnit.Seconds)] DateTime [|At|]", "[Timestamp(TimeUnit.Seconds)] DateTimeOffset At")]
    [InlineData("[Timestamp(TimeUnit.Seconds)] DateTime? [|At|]", "[Timestamp(TimeUnit.Seconds)] DateTimeOffset? At")]
    public Task It_takes_the_type_that_has_a_zone(string member, string repaired) =>
        FixTest<TimestampAnalyzer, ChangeTypeFix>.MakesAsync(
            $"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("[Timestamp(TimeUnit.Seconds)] DateTimeOffset At")]
    [InlineData("[Reserved] DateTime? At")]
    [InlineData("TimeSpan At")]
    public Task A_moment_that_says_all_is_left_as_it_is(string member) =>
        FixTest<TimestampAnalyzer, AddTimestampFix>.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});");
}
