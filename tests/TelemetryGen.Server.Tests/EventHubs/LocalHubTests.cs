using System.Collections.Concurrent;
using Acme.Greenhouse;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.EventHubs;

/// <summary>The official client against the local hub.</summary>
public sealed class LocalHubTests : IAsyncLifetime
{
    private const int Partitions = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly HubLog _log = new(TimeSpan.FromSeconds(60));
    private readonly ConcurrentQueue<(uint Sequence, string Key)> _seen = new();
    private LocalHub.LocalHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await LocalHub.LocalHub.StartAsync(
        new LocalHubOptions
        {
            DataDirectory = _folder.File("hub"), Port = 0, Hubs = ["greenhouse"], Partitions = Partitions,
            Amqp = new AmqpOptions { Port = 0, TlsPort = 0 },
        }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_sent_is_handled_and_after_a_restart_only_what_is_new()
    {
        await SendAsync(1, 30);
        using (var host = await StartAsync())
        {
            await SeenAsync(30);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        await SendAsync(31, 10);
        using var again = await StartAsync();
        await SeenAsync(40);
        await again.StopAsync(TestContext.Current.CancellationToken);

        AssertOnceAndInOrder(40);
    }

    [Fact]
    public async Task Two_processes_share_the_partitions_and_one_takes_over_from_the_other()
    {
        using var first = await StartAsync();
        using var second = await StartAsync();
        await SendAsync(1, 40);
        await SeenAsync(40);
        await first.StopAsync(TestContext.Current.CancellationToken);
        await SendAsync(41, 40);
        await SeenAsync(80);
        await second.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(80, _seen.Select(s => s.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task By_TLS_the_hubs_own_authority_is_trusted_and_no_other()
    {
        await SendAsync(1, 4);
        void Secure(EventHubsSourceOptions o)
        {
            o.ConnectionString = $"Endpoint=sb://localhost/;SharedAccessKeyName=listen;SharedAccessKey={Key("listen")}";
            o.CustomEndpointAddress = new Uri($"sb://localhost:{_hub.AmqpTlsPort}");
        }

        using (var distrusting = await StartAsync(Secure))
        {
            await _log.LineAsync(
                $"Cannot read hub greenhouse of localhost:{_hub.AmqpTlsPort}, consumer group $Default: The remote certificate is invalid");
            await _log.LineAsync("For a hub with an authority of its own set TrustedCaFile: ca.pem of a local hub.");
            await distrusting.StopAsync(TestContext.Current.CancellationToken);
        }

        using var host = await StartAsync(o =>
        {
            Secure(o);
            o.TrustedCaFile = _hub.CaPemPath;
        });
        await SeenAsync(4);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_program_and_says_so()
    {
        var started = TimeProvider.System.GetTimestamp();
        using var host = await StartAsync(o => o.ConnectionString = ConnectionString("listen", Key("send")));

        var line = await _log.FindAsync($"Critical: Cannot read hub greenhouse of localhost:{_hub.AmqpPort}, consumer group $Default: ");

        // The client's own policy would try what is refused again for 13 s.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 6);
        Assert.Matches(@": 40103: [^:]+\. TrackingId:[0-9a-f-]{36}\. $", line);
        Assert.DoesNotContain(_log.Lines, l => l.Contains(Key("send"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_Entra_the_credential_is_asked_for_a_token_of_Event_Hubs()
    {
        var credential = new RecordingCredential();
        using var host = await StartAsync(o =>
        {
            (o.ConnectionString, o.FullyQualifiedNamespace, o.Credential) = (null, "localhost", credential);
            (o.CustomEndpointAddress, o.TrustedCaFile) = (new Uri($"sb://localhost:{_hub.AmqpTlsPort}"), _hub.CaPemPath);
        });

        // The local hub knows no Entra, and says so.
        await _log.LineAsync("Cannot read hub greenhouse of localhost");
        Assert.Contains("https://eventhubs.azure.net/.default", credential.Scopes);
    }

    private async Task<IHost> StartAsync(Action<EventHubsSourceOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection([
            new("EventHubs:ConnectionString", ConnectionString("listen", Key("listen"))),
            new("EventHubs:HubName", "greenhouse"),
            new("EventHubs:LoadBalancingInterval", "00:00:01"),
            new("EventHubs:OwnershipExpiration", "00:00:10"),
            new("EventHubs:CheckpointInterval", "00:00:00.2"),
        ]);
        builder.Services.AddSingleton<ILoggerFactory>(_log);
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromEventHubs(builder.Configuration, configure)
            .Handle<Climate>((c, context) => _seen.Enqueue((c.Sequence, context.Event.PartitionKey ?? "")));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private async Task SendAsync(uint first, int count)
    {
        await using var producer = new EventHubProducerClient(ConnectionString("send", Key("send")), "greenhouse");
        for (var i = 0u; i < count; i++)
        {
            await producer.SendAsync(
                [new EventData(Bodies.Message(first + i))], new SendEventOptions { PartitionKey = $"key-{(first + i) % Partitions}" },
                TestContext.Current.CancellationToken);
        }
    }

    private async Task SeenAsync(int count)
    {
        for (var waited = 0; _seen.Select(s => s.Sequence).Distinct().Count() < count; waited += 50)
        {
            Assert.True(waited < 90_000, $"{_seen.Count} of {count} seen.\n{string.Join('\n', _log.Lines)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private void AssertOnceAndInOrder(int count)
    {
        Assert.Equal(count, _seen.Count);
        foreach (var key in _seen.GroupBy(s => s.Key))
        {
            Assert.Equal(key.Select(s => s.Sequence).Order(), key.Select(s => s.Sequence));
        }
    }

    private string Key(string policy) => _hub.GetPolicy(policy).PrimaryKey;

    private string ConnectionString(string policy, string key) =>
        $"Endpoint=sb://localhost:{_hub.AmqpPort};SharedAccessKeyName={policy};SharedAccessKey={key};UseDevelopmentEmulator=true";
}
