using System.Globalization;

namespace TelemetryGen.Tests.Messages;

public class UnixTimeTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00.0000000Z", 0, 0, 0)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1, -1, -1)]
    [InlineData("1969-12-31T23:59:59.9999990Z", -1, -1, -1)]
    [InlineData("1969-12-31T23:59:59.0000000Z", -1, -1000, -1_000_000)]
    [InlineData("1969-12-31T23:59:58.9999999Z", -2, -1001, -1_000_001)]
    [InlineData("1970-01-01T00:00:00.9999999Z", 0, 999, 999_999)]
    [InlineData("2027-01-15T10:00:00.1234567+02:00", 1_800_000_000, 1_800_000_000_123, 1_800_000_000_123_456)]
    [InlineData("0001-01-01T00:00:00.0000000Z", -62_135_596_800, -62_135_596_800_000, -62_135_596_800_000_000)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 253_402_300_799, 253_402_300_799_999, 253_402_300_799_999_999)]
    public void Moments_are_cut_towards_the_past_to_whole_units_before_1970_too(
        string text, long seconds, long milliseconds, long microseconds)
    {
        var timestamp = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(
            (seconds, milliseconds, microseconds),
            (UnixTime.ToSeconds(timestamp), UnixTime.ToMilliseconds(timestamp), UnixTime.ToMicroseconds(timestamp)));
    }

    [Fact]
    public void Counts_come_back_as_moments_in_UTC()
    {
        Assert.True(UnixTime.TryFromSeconds(-1, "A.B", out var second, out _));
        Assert.True(UnixTime.TryFromMilliseconds(-1, "A.B", out var millisecond, out _));
        Assert.True(UnixTime.TryFromMicroseconds(-1, "A.B", out var microsecond, out _));

        Assert.Equal(
            ["1969-12-31T23:59:59.0000000+00:00", "1969-12-31T23:59:59.9990000+00:00", "1969-12-31T23:59:59.9999990+00:00"],
            new[] { second, millisecond, microsecond }.Select(m => m.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Counts_reach_from_the_year_1_to_the_year_9999_and_no_further()
    {
        AssertBounds(UnixTime.TryFromSeconds, -62_135_596_800, 253_402_300_799, UnixTime.ToSeconds);
        AssertBounds(UnixTime.TryFromMilliseconds, -62_135_596_800_000, 253_402_300_799_999, UnixTime.ToMilliseconds);
        AssertBounds(UnixTime.TryFromMicroseconds, -62_135_596_800_000_000, 253_402_300_799_999_999, UnixTime.ToMicroseconds);
    }

    private delegate bool TryFrom(long count, string subject, out DateTimeOffset timestamp, out TelemetryError error);

    private static void AssertBounds(TryFrom tryFrom, long minimum, long maximum, Func<DateTimeOffset, long> back)
    {
        foreach (var count in (long[])[minimum, maximum])
        {
            Assert.True(tryFrom(count, "A.B", out var timestamp, out var none));
            Assert.Equal((count, TelemetryErrorCode.None), (back(timestamp), none.Code));
        }

        foreach (var count in (long[])[minimum - 1, maximum + 1, long.MinValue, long.MaxValue])
        {
            Assert.False(tryFrom(count, "A.B", out var timestamp, out var error));
            Assert.Equal((default, TelemetryErrorCode.TimestampOutOfRange), (timestamp, error.Code));
            Assert.Equal($"A.B is {count}; years 1 to 9999 are {minimum} to {maximum}.", error.ToString());
        }
    }
}
