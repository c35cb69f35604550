using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Sizes.PackingAnalyzer,
    TelemetryGen.CodeFixes.PackingFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class PackingFixTests
{
    [Theory]
    [InlineData("[Range(0, 1)] byte [|B|]", "bool B")]
    [InlineData("[Range(0, 1)] int [|B|], [Range(0, 1)] sbyte [|C|]", "bool B, bool C")]
    [InlineData("[Since(2)] bool B = true, [Since(2), Range(0, 1)] byte [|C|] = 1", "[Since(2)] bool B = true, [Since(2)] bool C = true")]
    [InlineData("[Range(0, 1)] [TargetName(\"Door\")] ulong [|B|] = 0", "[TargetName(\"Door\")] bool B = false")]
    [InlineData("[MaxLength(255)] string [|B|]", "[MaxLength(254)] string B")]
    [InlineData("[MaxLength(count: 256)] byte[] [|B|]", "[MaxLength(count: 254)] byte[] B")]
    public Task It_takes_fewer_bytes(string member, string repaired) =>
        Test.MakesAsync(
            $"[Telemetry(1)] public partial record R(bool A, {member});", $"[Telemetry(1)] public partial record R(bool A, {repaired});");

    [Fact]
    public Task It_keeps_comments_and_lines() => Test.MakesAsync(
        """
        [Telemetry(1)]
        public partial class R
        {
            public bool A { get; set; }

            // The vent, as its switch says.
            [Range(0, 1)]
            public byte [|Open|] { get; init; } = 1;
        }
        """,
        """
        [Telemetry(1)]
        public partial class R
        {
            public bool A { get; set; }

            // The vent, as its switch says.
            public bool Open { get; init; } = true;
        }
        """);

    [Theory]
    [InlineData("[Range(0, 1), Unit(\"1\")] byte [|B|]")]
    [InlineData("[Range(0, 1)] byte [|B|] = Limits.One")]
    [InlineData("[MaxLength(Limits.Text)] string [|B|]")]
    public Task It_offers_nothing_that_says_something_else(string member) => Test.OffersNothingAsync(
        $"[Telemetry(1)] public partial record R(bool A, {member}); static class Limits {{ public const int Text = 255; public const byte "
            + $"One = 1; }}");

    [Fact]
    public Task It_offers_no_enumeration_for_a_set_that_is_cut_at_a_whole_byte() => Test.OffersNothingAsync(
        $"[Telemetry(1)] public partial record [|R|]({string.Join(", ", Enumerable.Range(0, 17).Select(i => $"bool B{i}"))});");

    [Theory]
    [InlineData("[Range(0, 1)] byte [|B|]", """<boolean name="A" /><integer name="B" type="uint8" min="0" max="1" />""")]
    [InlineData("[MaxLength(255)] string [|B|]", """<boolean name="A" /><text name="B" maxBytes="255" />""")]
    public Task It_offers_nothing_for_a_field_that_is_locked(string member, string locked)
    {
        var source = $"[Telemetry(1)] public partial record R(bool A, {member});";
        return Test.MakesAsync(source, source, locked: LockText.Of(locked));
    }

    [Fact]
    public Task It_offers_nothing_when_the_lock_cannot_be_read()
    {
        const string Source = "[Telemetry(1)] public partial record R(bool A, [Range(0, 1)] byte [|B|]);";
        return Test.MakesAsync(Source, Source, locked: "<telemetrySchema");
    }

    [Fact]
    public Task It_packs_a_field_that_a_locked_record_got_since() => Test.MakesAsync(
        "[Telemetry(1)] public partial record R(bool A, [Since(2)] bool B = false, [Since(2), Range(0, 1)] byte [|C|] = 0);",
        "[Telemetry(1)] public partial record R(bool A, [Since(2)] bool B = false, [Since(2)] bool C = false);",
        locked: LockText.Of("""<boolean name="A" />"""));
}
