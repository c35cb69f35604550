using Acme.Greenhouse;
using Microsoft.Extensions.Configuration;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Alerts;

public class AlertWebhookTests
{
    [Fact]
    public async Task An_alert_is_posted_as_JSON()
    {
        using var webhook = new WebhookServer();
        await using var server = await StartAsync(
            new() { ["WebhookUrl"] = webhook.Address + "a?key=secret", ["Authorization"] = "Bearer x" });
        await server.Source.SendAsync(Bodies.Message(3, 1));

        var (path, authorization, contentType, body) = await webhook.PostAsync();
        Assert.Equal(("/a?key=secret", "Bearer x", "application/json; charset=utf-8"), (path, authorization, contentType));
        Assert.Equal(
            """
            {"id":"Acme.Greenhouse/frost/wipy-01/1793491380000/Firing/0","name":"frost","state":"Firing","schema":"Acme.Greenhouse",
            "record":"Climate","sender":"wipy-01","since":"2026-11-01T00:03:00+00:00","at":"2026-11-01T00:03:00+00:00","repeats":0,
            "partitionId":"0","sequenceNumber":0,"text":"frost of wipy-01 fires since 2026-11-01T00:03:00Z"}
            """.ReplaceLineEndings(""),
            body);
    }

    [Fact]
    public async Task A_form_of_ones_own()
    {
        using var webhook = new WebhookServer();
        await using var server = await StartAsync(
            new() { ["WebhookUrl"] = webhook.Address }, o => o.Format = a => $"{{\"text\":\"{a.Text}\"}}");
        await server.Source.SendAsync(Bodies.Message(3, 1));

        Assert.Equal("{\"text\":\"frost of wipy-01 fires since 2026-11-01T00:03:00Z\"}", (await webhook.PostAsync()).Body);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    public async Task What_is_not_taken_is_posted_again_and_the_log_does_not_say_where_to(int status)
    {
        using var webhook = new WebhookServer();
        webhook.Answers.Enqueue(status);
        await using var server = await StartAsync(
            new() { ["WebhookUrl"] = webhook.Address + "secret", ["Authorization"] = "Bearer hidden" });
        await server.Source.SendAsync(Bodies.Message(3, 1));

        Assert.Equal((await webhook.PostAsync()).Body, (await webhook.PostAsync()).Body);
        await server.Log.LineAsync($"The webhook 'webhook' answered {status}.");
        await server.Log.LineAsync("Information: Alerts are delivered to 'webhook' again: 1 try failed in ");
        Assert.DoesNotContain(
            server.Log.Lines, l => l.Contains("secret", StringComparison.Ordinal) || l.Contains("hidden", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "The alerts' webhook 'webhook' has no address. Set WebhookUrl; in the environment it is Alerts__WebhookUrl.")]
    [InlineData("http://example.com/secret",
        "The address of the alerts' webhook 'webhook' must begin with https://, or with http:// on this machine.")]
    [InlineData("secret", "The address of the alerts' webhook 'webhook' must begin with https://, or with http:// on this machine.")]
    public async Task An_address_that_cannot_be_is_told_at_the_start(string? url, string message) => Assert.Equal(
        message, (await Assert.ThrowsAsync<TelemetryServerException>(() => StartAsync(new() { ["WebhookUrl"] = url }))).Message);

    private static Task<TestServer> StartAsync(Dictionary<string, string?> section, Action<AlertWebhookOptions>? configure = null) =>
        TestServer.StartAsync(t => t
            .Alert<Climate>("frost", c => c.Temperature < 2)
            .AlertToWebhook(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(section.Select(s => KeyValuePair.Create("Alerts:" + s.Key, s.Value))).Build(),
                configure));
}
