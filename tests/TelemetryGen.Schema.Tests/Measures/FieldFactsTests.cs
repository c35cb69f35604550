namespace TelemetryGen.Schema.Tests.Measures;

/// <summary>What is said of a field, wherever it is said.</summary>
public class FieldFactsTests
{
    private static readonly FieldSpec Temperature = Scaled("T", 0.010m) with { Unit = "Cel", Range = new(-4000, 8500) };

    [Fact]
    public void A_scaled_field_has_bounds_in_steps_and_in_units()
    {
        var facts = FieldFacts.From(Temperature);

        Assert.Equal(("-40 to 85", "-4000 to 8500", "-40 to 85"), ($"{facts.Declared}", $"{facts.Steps}", $"{facts.Units}"));
        Assert.Equal("0.01 Cel, -4000 to 8500 (-40 to 85 Cel)", facts.DescribeCounts(" Cel"));
        Assert.Equal("0.01 Cel from 5.5 Cel, -4000 to 8500 (-34.5 to 90.5 Cel)",
            FieldFacts.From(Temperature with { Offset = 5.50m }).DescribeCounts(" Cel"));
    }

    [Fact]
    public void Units_beyond_all_decimals_are_left_out_of_what_a_field_may_carry()
    {
        var facts = FieldFacts.From(Scaled("T", 1e28m, WireType.Int8));

        Assert.Null(facts.Units);
        Assert.Equal("10000000000000000000000000000, -128 to 127", facts.DescribeCounts(""));
    }

    [Fact]
    public void A_field_without_a_range_declares_none_and_still_has_the_bounds_of_its_type()
    {
        var facts = FieldFacts.From(Integer("N", WireType.Int8) with { Optional = true });

        Assert.Null(facts.Declared);
        Assert.Null(facts.Units);
        Assert.Equal(new BoundTexts("-127", "127"), facts.Steps);
        Assert.Equal("-128", facts.Null);
    }

    [Fact]
    public void Floats_have_the_bounds_that_were_declared_and_NaN_for_null()
    {
        var facts = FieldFacts.From(Float("F") with { FloatRange = new(0.1, double.PositiveInfinity), Optional = true });

        Assert.Equal(("0.1 to Infinity", null, "NaN"), ($"{facts.Declared}", facts.Steps, facts.Null));
    }

    [Fact]
    public void What_was_not_declared_is_null()
    {
        var facts = FieldFacts.From(Text("N", 5) with { Optional = true });

        Assert.Equal((null, null, null, null, null), (facts.Unit, facts.Declared, facts.Null, facts.Since, facts.Resolution));
        Assert.Equal(2, FieldFacts.From(Text("N", 5) with { Since = 2 }).Since);
    }

    [Fact]
    public void A_unit_is_one_line() => Assert.Equal("a b c d", FieldFacts.From(Temperature with { Unit = "a\nb\u2028c\td" }).Unit);

    [Theory]
    [InlineData(TimeResolution.Seconds, "s", "s", 1, 10_000_000, "seconds since 1970-01-01T00:00:00Z",
        "Seconds since 1970-01-01T00:00:00Z")]
    [InlineData(TimeResolution.Milliseconds, "ms", "ms", 1000, 10_000, "milliseconds since 1970-01-01T00:00:00Z",
        "Milliseconds since 1970-01-01T00:00:00Z")]
    [InlineData(TimeResolution.Microseconds, "us", "µs", 1_000_000, 10, "microseconds since 1970-01-01T00:00:00Z",
        "Microseconds since 1970-01-01T00:00:00Z")]
    public void A_resolution_has_its_words_and_its_factor(
        TimeResolution resolution, string symbol, string sign, int perSecond, long ticks, string words, string sentence)
    {
        var facts = ResolutionFacts.From(resolution);

        Assert.Equal((symbol, sign, perSecond, ticks, words, sentence),
            (facts.Symbol, facts.Sign, facts.PerSecond, facts.Ticks, facts.Words, facts.Sentence));
        Assert.Equal(words, $"{facts.Singular}s{facts.Words[facts.Plural.Length..]}");
        Assert.Same(facts, ResolutionFacts.FromSymbol(symbol));
    }

    [Fact]
    public void What_is_counted_is_known_of_timestamps_and_durations()
    {
        var seconds = ResolutionFacts.From(TimeResolution.Seconds);
        var timestamp = FieldFacts.From(new("At", FieldKind.Timestamp, WireType.UInt32) { Resolution = TimeResolution.Seconds });
        var duration = FieldFacts.From(new("Open", FieldKind.Duration, WireType.Int32));

        Assert.Equal((seconds, seconds), (timestamp.CountedIn, timestamp.Resolution));
        Assert.Equal(("ms", "milliseconds", "Milliseconds", 10_000),
            (duration.CountedIn!.Symbol, duration.CountedIn.Plural, duration.CountedIn.Heading, duration.CountedIn.Ticks));
        Assert.Null(duration.Resolution);
        Assert.Null(FieldFacts.From(Temperature).CountedIn);
    }

    [Fact]
    public void Every_resolution_has_facts_and_no_other()
    {
        Assert.Equal(Enum.GetValues<TimeResolution>(), Enum.GetValues<TimeResolution>().Select(r => ResolutionFacts.From(r).Resolution));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResolutionFacts.From((TimeResolution)9));
        Assert.Null(ResolutionFacts.FromSymbol("ns"));
    }

    [Theory]
    [InlineData(WireType.UInt8, 0xFF, "255")]
    [InlineData(WireType.Int8, 0x80, "-128")]
    [InlineData(WireType.Int64, 0x8000_0000_0000_0000, "-9223372036854775808")]
    [InlineData(WireType.UInt64, 0xFFFF_FFFF_FFFF_FFFF, "18446744073709551615")]
    [InlineData(WireType.Float32, 0x7FC0_0000, "NaN")]
    [InlineData(WireType.Float64, 0x7FF8_0000_0000_0000, "NaN")]
    public void Null_has_bits_and_a_text_in_every_type(WireType type, ulong bits, string text) =>
        Assert.Equal((bits, text), (type.NullBits(), type.NullText()));
}
