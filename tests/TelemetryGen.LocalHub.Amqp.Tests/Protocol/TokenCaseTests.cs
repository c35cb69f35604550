using System.Globalization;
using Amqp;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.Testing.Hubs.Tokens;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>Every case of the table of tokens, put on a connection that then sends.</summary>
public sealed class TokenCaseTests(TokenCaseTests.OneHub hub) : IClassFixture<TokenCaseTests.OneHub>
{
    public static TheoryData<string> Names => [.. TokenCases.All.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Token_is_answered_as_the_table_says(string name)
    {
        var item = TokenCases.All.Single(item => item.Name == name);
        var started = hub.Started;
        var setting = new TokenSetting(started.Hub.Endpoint.Port, started.Clock.GetUtcNow(), (policy, of) => started.Hub.GetPolicy(policy, of));
        var address = item.Path[1..^"/messages".Length];
        await using var client = await LiteClient.ConnectAsync(started);

        var (status, description) = await client.PutTokenAsync(item.Change(setting).Text, $"amqp://localhost/{address}");
        if (status == 202)
        {
            description = await SendAsync(client, address) ?? "0: ";
        }
        else
        {
            Assert.Equal(401, status);
        }

        Assert.StartsWith(item.AmqpCode.ToString(CultureInfo.InvariantCulture) + ": ", description, StringComparison.Ordinal);
    }

    // What is said of a link that is refused; null when the event is stored.
    private static async Task<string?> SendAsync(LiteClient client, string address)
    {
        var sender = client.Sender(address);
        try
        {
            return (await LiteClient.SendAsync(sender, new Message("a")))?.Description;
        }
        catch (AmqpException e)
        {
            return e.Error.Description;
        }
        catch (Exception) when (sender.Error is not null)
        {
            return sender.Error.Description;
        }
    }

    public sealed class OneHub : IAsyncLifetime
    {
        internal AmqpHub Started { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Started = await AmqpHub.StartAsync(
                options => options with { HostNames = ["gateway.lan", "contoso.servicebus.windows.net"] }, TokenCase.Policies);
            await Started.RevokeAsync("revoked");
        }

        public ValueTask DisposeAsync() => Started.DisposeAsync();
    }
}
