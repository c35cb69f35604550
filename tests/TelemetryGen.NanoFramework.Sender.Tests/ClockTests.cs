using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Nothing is connected or signed before the clock is set.</summary>
public class ClockTests : BoardTest
{
    [Fact]
    public async Task A_board_that_was_just_switched_on_connects_nowhere_until_its_clock_is_set()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        Board.Current = Board.SwitchedOn();
        var error = await FailAsync<ClockException>(sender);

        Assert.Equal(("the clock is not set: call DeviceClock.WaitUntilSet first", 0), (error.Message, error.Status));
        Assert.Equal(0, hub.Connections);

        Board.Current.HasTimeServer = true;
        DeviceClock.WaitUntilSet(5);
        await SendAsync(sender, "one");
        Assert.Equal(["one"], hub.Bodies);
    }

    [Fact]
    public void No_token_is_signed_by_a_clock_that_is_not_set()
    {
        Board.Current = Board.SwitchedOn();

        Assert.Throws<ClockException>(new SignedToken("localhost", "weather", "dev-1", "send", "key").GetToken);
        Assert.Throws<ClockException>(new FetchedToken("localhost", 443, "weather", "dev-1", "key", null).GetToken);
    }

    [Fact]
    public void Waiting_for_a_time_server_that_does_not_answer_ends()
    {
        Board.Current = Board.SwitchedOn();
        var error = Assert.Throws<ClockException>(() => DeviceClock.WaitUntilSet(1));

        Assert.Equal("the clock is not set: no answer from SNTP in 1 s", error.Message);
        Assert.True(Board.Current.SntpStarted);
    }

    [Fact]
    public void A_clock_that_is_set_needs_no_network()
    {
        DeviceClock.WaitUntilSet(1);

        Assert.False(Board.Current.SntpStarted);
        Assert.InRange(DeviceClock.UnixSeconds, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 5, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("2023-12-31T23:59:59Z", false)]
    [InlineData("2024-01-01T00:00:01Z", true)]
    public void A_clock_before_2024_was_never_set(string time, bool isSet)
    {
        Board.Current.ClockError = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow;

        Assert.Equal(isSet, DeviceClock.IsSet);
    }
}
