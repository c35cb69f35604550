using TelemetryGen.Device;
using TelemetryGen.EventHubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Tokens signed on the device are those of the host's one implementation.</summary>
public class SignedTokenTests : BoardTest
{
    [Theory]
    [InlineData("acme.servicebus.windows.net", "weather", "roof-1", "send", "cGFzc3dvcmQ=")]
    [InlineData("localhost", "Weather_2.x", "A.b_c-9", "device policy/ü+", "not base64: ü€ %&=+")]
    [InlineData("h", "h", "d", "RootManageSharedAccessKey", "k")]
    public void A_token_is_the_hosts_byte_for_byte(string host, string hub, string device, string policy, string key)
    {
        var token = new SignedToken(host, hub, device, policy, key).GetToken();

        Assert.True(SasToken.TryParse(token, out var parsed, out _));
        Assert.Equal(SasToken.Create(EventHubResource.Publisher(host, hub, device), policy, key, parsed.Expiry).Text, token);
        Assert.InRange((parsed.Expiry - DateTimeOffset.UtcNow).TotalSeconds, 3590, 3601);
    }

    [Theory]
    [InlineData(3600, 3299, true)]
    [InlineData(3600, 3301, false)]
    [InlineData(60, 44, true)]
    [InlineData(60, 46, false)]
    public void A_token_is_used_until_near_its_end(int lifetime, int age, bool same)
    {
        var tokens = new SignedToken("localhost", "weather", "dev-1", "send", "key") { LifetimeSeconds = lifetime };
        var first = tokens.GetToken();
        Board.Current.ClockError += TimeSpan.FromSeconds(age);

        Assert.Equal(same, ReferenceEquals(first, tokens.GetToken()));
    }

    [Fact]
    public void A_refused_token_is_not_given_again()
    {
        var tokens = new SignedToken("localhost", "weather", "dev-1", "send", "key");
        var first = tokens.GetToken();
        Board.Current.ClockError += TimeSpan.FromSeconds(2);
        Assert.Same(first, tokens.GetToken());
        tokens.Refresh();

        Assert.NotEqual(first, tokens.GetToken());
    }

    [Theory]
    [InlineData(59)]
    [InlineData(86401)]
    public void A_lifetime_outside_of_a_minute_to_a_day_is_refused(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SignedToken("localhost", "weather", "dev-1", "send", "key") { LifetimeSeconds = seconds });
}
