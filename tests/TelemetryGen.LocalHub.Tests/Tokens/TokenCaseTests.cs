using System.Globalization;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs.Tokens;

namespace TelemetryGen.LocalHub.Tests.Tokens;

/// <summary>Every case of the table against a hub over TLS.</summary>
public sealed class TokenCaseTests(TokenCaseTests.OneHub hub) : IClassFixture<TokenCaseTests.OneHub>
{
    public static TheoryData<string> Names => [.. TokenCases.All.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Token_is_answered_as_the_table_says(string name)
    {
        var item = TokenCases.All.Single(item => item.Name == name);
        var started = hub.Started;
        var setting = new TokenSetting(
            started.Hub.Endpoint.Port, started.Clock.GetUtcNow(), (policy, of) => started.Hub.GetPolicy(policy, of));

        using var response = await started.SendAsync(item.Path, Answers.Body("a"), item.Change(setting).Text);

        if (item.Code == 0)
        {
            await Answers.AssertStoredAsync(response);
        }
        else
        {
            await Answers.AssertRefusedAsync(response, 401, item.Code.ToString(CultureInfo.InvariantCulture) + ": ");
        }
    }

    [Fact]
    public void There_are_at_least_180_of_both_kinds_and_no_name_twice()
    {
        Assert.Distinct(TokenCases.All.Select(static item => item.Name));
        Assert.InRange(TokenCases.All.Count, 180, int.MaxValue);
        Assert.All([true, false], good => Assert.InRange(TokenCases.All.Count(item => (item.Code == 0) == good), 80, int.MaxValue));
    }

    public sealed class OneHub : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal TestHub Started { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllTextAsync(_folder.File("policies.json"), TokenCase.Policies);
            Started = await TestHub.StartAsync(o => o with { HostNames = ["gateway.lan", "contoso.servicebus.windows.net"] }, _folder);
            await File.WriteAllTextAsync(_folder.File("revoked-devices.txt"), "revoked\n");
        }

        public async ValueTask DisposeAsync()
        {
            await Started.DisposeAsync();
            _folder.Dispose();
        }
    }
}
