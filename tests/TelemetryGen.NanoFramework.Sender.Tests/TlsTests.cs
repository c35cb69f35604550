using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Who is not verified gets nothing.</summary>
public class TlsTests : BoardTest
{
    private const string Advice = " (wrong authority or host name, expired certificate, wrong clock, or TLS below 1.2)";

    [Fact]
    public async Task A_server_of_another_authority_is_refused()
    {
        using var other = new TestCertificates();
        await using var hub = Hub();
        await AssertNotTrustedAsync(hub, Sender(hub.Port, authority: other.AuthorityDer));
    }

    [Fact]
    public async Task A_server_of_another_name_is_refused()
    {
        await using var hub = new ScriptedHub(Certificates.Issue("gateway.lan"));
        await AssertNotTrustedAsync(hub, Sender(hub.Port));
    }

    [Theory]
    [InlineData(-30, -1)]
    [InlineData(1, 30)]
    public async Task A_certificate_outside_of_its_dates_is_refused(int from, int to)
    {
        await using var hub = new ScriptedHub(Certificates.Issue("localhost", from, to));
        await AssertNotTrustedAsync(hub, Sender(hub.Port));
    }

    [Fact]
    public async Task The_dates_are_those_of_the_boards_clock()
    {
        Board.Current.ClockError = TimeSpan.FromDays(401);
        await using var hub = Hub();
        await AssertNotTrustedAsync(hub, Sender(hub.Port));
    }

    [Fact]
    public async Task A_server_that_speaks_TLS_1_1_only_is_refused()
    {
        using var server = new OldTlsServer();
        var serving = server.ServeOneAsync(TestContext.Current.CancellationToken);
        using var sender = Sender(server.Port);
        var error = await FailAsync<TlsException>(sender);

        Assert.EndsWith(Advice, error.Message, StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task Without_an_authority_only_those_stored_on_the_board_are_trusted()
    {
        await using var hub = Hub();
        var sender = new EventHubSender("localhost", hub.Port, "weather", "dev-1", new ProvisionedToken(Token), null);
        await AssertNotTrustedAsync(hub, sender);
    }

    [Fact]
    public async Task An_authority_may_be_PEM()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port, authority: System.Text.Encoding.ASCII.GetBytes(Certificates.AuthorityPem));
        await SendAsync(sender, "one");

        Assert.Equal(["one"], hub.Bodies);
    }

    private static async Task AssertNotTrustedAsync(ScriptedHub hub, EventHubSender sender)
    {
        using (sender)
        {
            var error = await FailAsync<TlsException>(sender);
            Assert.Equal($"cannot trust localhost: TLS error -9984{Advice}", error.Message);
        }

        Assert.Empty(hub.Requests);
        Assert.Equal(1, hub.Connections);
    }
}
