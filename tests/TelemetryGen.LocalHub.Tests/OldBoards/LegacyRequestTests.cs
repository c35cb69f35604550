using System.Net;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Tests.OldBoards;

/// <summary>What the port for old boards takes: publishers with tokens of their own, and devices that fetch one.</summary>
public sealed class LegacyRequestTests
{
    private const string Path = "/greenhouse/publishers/wipy-01/messages";

    [Fact]
    public async Task A_publisher_sends_with_its_own_token()
    {
        await using var hub = await LegacyHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync(Path, hub.Token("greenhouse/publishers/wipy-01")));

        var stored = Assert.Single(await hub.Hub.ReadAsync(1));
        Assert.Equal("wipy-01", stored.Publisher);
    }

    [Theory]
    [InlineData("")]
    [InlineData("greenhouse")]
    [InlineData("greenhouse/publishers")]
    public async Task A_token_for_more_than_a_publisher_is_refused_with_its_reason(string resource)
    {
        await using var hub = await LegacyHub.StartAsync();

        foreach (var path in (string[])[Path, "/greenhouse/messages", "/greenhouse/partitions/0/messages"])
        {
            // The second time it is known.
            for (var i = 0; i < 2; i++)
            {
                using var response = await hub.SendAsync(path, hub.Token(resource, "manage"));
                if (resource == "greenhouse/publishers" && path != Path)
                {
                    await Answers.AssertRefusedAsync(response, 401, "40104: ");
                    continue;
                }

                await Answers.AssertRefusedAsync(
                    response, 401,
                    $"40110: The token is for https://{hub.Authority}/{resource}: on the port for old boards a token must be for one "
                        + "publisher");
            }
        }

        Assert.Equal(0, hub.Hub.Hub.LastPosition);
        await Answers.AssertStoredAsync(await hub.Hub.SendAsync(Path, Answers.Body("a")));
    }

    [Theory]
    [InlineData("/greenhouse/messages", 401, "40104")]
    [InlineData("/greenhouse/publishers/wipy-02/messages", 401, "40104")]
    [InlineData("/greenhouse/partitions/0/events", 404, "40400: No such path on the port for old boards")]
    [InlineData("/greenhouse/revokedpublishers", 404, "40400: No such path on the port for old boards")]
    [InlineData("/health", 404, "40400: No such path on the port for old boards")]
    [InlineData("/$servicebus/websocket/", 404, "40400: No such path on the port for old boards")]
    public async Task A_publishers_token_opens_nothing_else(string path, int status, string detail)
    {
        await using var hub = await LegacyHub.StartAsync(options => options with { Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });

        using var response = await hub.SendAsync(path, hub.Token("greenhouse/publishers/wipy-01", "manage"));

        await Answers.AssertRefusedAsync(response, status, detail);
    }

    [Fact]
    public async Task Only_post_is_allowed()
    {
        await using var hub = await LegacyHub.StartAsync();
        var token = hub.Token("greenhouse/publishers/wipy-01");

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
        {
            using var response = await hub.SendAsync(Path, token, method);
            await Answers.AssertRefusedAsync(response, 405, "40500: Only POST is allowed here");
        }
    }

    [Fact]
    public async Task A_token_that_names_a_port_is_good_on_that_port_alone()
    {
        await using var hub = await LegacyHub.StartAsync();
        var (legacy, usual) = (hub.Token("greenhouse/publishers/wipy-01"),
            hub.Hub.Token($"https://{hub.Hub.Authority}/greenhouse/publishers/wipy-01"));

        var detail = await Answers.AssertRefusedAsync(await hub.SendAsync(Path, usual), 401, "40104: ");
        Assert.Contains(
            $"; a token that names a port is good on that port alone, and this is {hub.Hub.Hub.LegacyEndpoint!.Port}; ", detail,
            StringComparison.Ordinal);
        await Answers.AssertRefusedAsync(await hub.Hub.SendAsync(Path, Answers.Body("a"), legacy), 401, "40104: ");
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, hub.Hub.Token("https://localhost/greenhouse/publishers/wipy-01")));
    }

    [Fact]
    public async Task A_device_fetches_a_token_for_this_port()
    {
        await using var hub = await LegacyHub.StartAsync();
        var proof = SasToken.Create(
            $"https://{hub.Authority}/devices/wipy-01", "wipy-01", hub.Hub.Hub.DeviceKeys.KeyOf("wipy-01"),
            DateTimeOffset.UtcNow.AddMinutes(10)).Text;

        using var given = await hub.SendAsync("/devices/wipy-01/token?hub=greenhouse", proof);
        var token = await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, token));
        await Answers.AssertRefusedAsync(await hub.Hub.SendAsync(Path, Answers.Body("a"), token), 401, "40104: ");
    }

    [Fact]
    public async Task A_revoked_publisher_is_shut_out_here_too()
    {
        using var directory = new TelemetryGen.Testing.TemporaryFolder();
        await using var hub = await LegacyHub.StartAsync(directory: directory);
        await File.WriteAllTextAsync(directory.File("revoked-devices.txt"), "wipy-01\n", TestContext.Current.CancellationToken);

        using var response = await hub.SendAsync(Path, hub.Token("greenhouse/publishers/wipy-01"));

        await Answers.AssertRefusedAsync(response, 401, "40108: The publisher 'wipy-01' is revoked");
    }
}
