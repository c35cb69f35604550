using System.Globalization;
using System.Text;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>After a 401 a fresh token is tried once; then the error says what is wrong.</summary>
public class RefusedTokenTests : BoardTest
{
    private const string HubDate = "Fri, 15 Jan 2027 08:00:00 GMT";
    private const long HubTime = 1800000000;

    [Fact]
    public async Task A_fresh_token_after_a_401_sends_the_same_message()
    {
        await using var hub = Hub(Refused());
        using var sender = Sender(hub.Port, new Numbered());
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "one", "two"], hub.Bodies);
        Assert.Equal(["first", "second+longer+than+the+first", "second+longer+than+the+first"], hub.Requests.Select(SignatureOf));
        Assert.Equal(1, hub.Connections);
    }

    [Fact]
    public async Task A_long_message_is_sent_again_as_well()
    {
        await using var hub = Hub(Refused());
        using var sender = Sender(hub.Port, new Numbered());
        var text = new string('x', 2000);
        await SendAsync(sender, text);

        Assert.Equal([text, text], hub.Bodies);
    }

    [Fact]
    public async Task When_the_fresh_token_is_refused_too_that_is_the_error()
    {
        await using var hub = Hub(Refused(), Refused());
        using var sender = Sender(hub.Port, new Numbered());
        var error = await FailAsync<TokenException>(sender);

        Assert.Equal(401, error.Status);
        Assert.Equal(["one", "one"], hub.Bodies);
    }

    [Fact]
    public async Task A_provisioned_token_is_not_sent_twice()
    {
        AtTheHubsTime();
        await using var hub = Hub(Refused());
        using var sender = Sender(hub.Port);
        var error = await FailAsync<TokenException>(sender);

        Assert.Equal(
            "401: 40103: Invalid authorization token signature (wrong token or key for this hub and device, or the device is revoked)",
            error.Message);
        Assert.Equal(HubTime, error.ServerTime);
        Assert.Equal(["one"], hub.Bodies);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_named()
    {
        AtTheHubsTime();
        Board.Current.ClockError += TimeSpan.FromHours(-1);
        await using var hub = Hub(Refused());
        using var sender = Sender(hub.Port);
        var error = await FailAsync<TokenException>(sender);

        Assert.Matches(@"^401: 40103: Invalid authorization token signature \(the clock is off by -3(599|600) s: set it\)$", error.Message);
    }

    [Fact]
    public async Task A_token_that_has_ended_by_the_hubs_clock_is_named()
    {
        AtTheHubsTime();
        await using var hub = Hub(Refused());
        var token = Token.Replace("se=4000000000", $"se={HubTime - 100}", StringComparison.Ordinal);
        using var sender = Sender(hub.Port, new ProvisionedToken(token));
        var error = await FailAsync<TokenException>(sender);

        Assert.EndsWith("(the token expired 100 s ago: provision a new one, or set the clock)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fri, 15 Jan 2027 08:00:00", 0)]
    [InlineData("Fri, 31 Feb 2027 08:00:00 GMT", 0)]
    [InlineData("Fri, 15 Jan 2027 24:00:00 GMT", 0)]
    [InlineData("Fri, 15 Foo 2027 08:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 0)]
    [InlineData("Thu, 29 Feb 2024 23:59:59 GMT", 1709251199)]
    [InlineData("Fri, 31 Dec 2049 00:00:00 GMT", 2524521600)]
    public async Task The_hubs_date_is_read_or_is_none(string date, long time)
    {
        await using var hub = Hub(Answer.Status(401, "Unauthorized", "", "Date: " + date));
        using var sender = Sender(hub.Port);

        Assert.Equal(time, (await FailAsync<TokenException>(sender)).ServerTime);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SharedAccessSignature ")]
    [InlineData("Bearer abc")]
    [InlineData("SharedAccessSignature sr=a\r\nX: y")]
    [InlineData("SharedAccessSignature sr=ä")]
    public void What_is_no_token_cannot_be_provisioned(string? token)
    {
        var error = Assert.Throws<ArgumentException>(() => new ProvisionedToken(token));

        Assert.StartsWith("a token is one line and begins with SharedAccessSignature", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_error_holds_the_token()
    {
        await using var hub = Hub(Refused(), Answer.Status(400, "Bad"), Answer.Status(503, "Busy"), Answer.Nothing);
        using var sender = Sender(hub.Port);
        SendException[] errors =
        [
            await FailAsync<TokenException>(sender), await FailAsync<RejectedException>(
                sender), await FailAsync<RetryLaterException>(sender),
        ];

        Assert.All(errors, e => Assert.DoesNotContain("c2VjcmV0", e.ToString(), StringComparison.Ordinal));
    }

    private static Answer Refused() => Answer.Status(
        401, "Unauthorized", Answer.Xml(401, "40103: Invalid authorization token signature"), "Date: " + HubDate);

    private static void AtTheHubsTime() => Board.Current.ClockError =
        DateTimeOffset.Parse(HubDate, CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(1);

    private static string SignatureOf(byte[] request)
    {
        var text = Encoding.ASCII.GetString(request);
        var start = text.IndexOf("&sig=", StringComparison.Ordinal) + 5;
        return text[start..text.IndexOf('&', start)];
    }

    /// <summary>A second token once the first was refused, much longer so that the request must grow, and no third.</summary>
    private sealed class Numbered : ITokenSource
    {
        private string _signature = "first";

        public string GetToken() =>
            $"SharedAccessSignature sr={new string('r', _signature.Length * 20)}&sig={_signature}&se=4000000000&skn=send";

        public void Refresh() => _signature = "second+longer+than+the+first";
    }
}
