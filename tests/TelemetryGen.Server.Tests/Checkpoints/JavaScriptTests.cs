using Azure.Storage.Blobs;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Clients;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Checkpoints;

/// <summary>Azure's processor in JavaScript and our server take over from each other by checkpoints in blobs.</summary>
[Trait("Kind", "Device")]
public sealed class JavaScriptTests(BlobStore blobs, ITestOutputHelper output) : IClassFixture<BlobStore>, IAsyncLifetime
{
    private const int Partitions = 4;

    private readonly HandledLog _log = new();
    private EmbeddedHub _hub = null!;
    private BlobContainerClient _container = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await EmbeddedHub.StartAsync(o => o with { Partitions = Partitions, Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });
        _container = new(blobs.ConnectionString, "checkpoints");
        await _container.DeleteIfExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Each_goes_on_where_the_other_stopped()
    {
        var sent = 0;
        foreach (var name in (string[])["js-1", "net-1", "js-2", "net-2"])
        {
            await SendAsync(sent, 400);
            sent += 400;

            // Ended in the middle: the others are the next one's.
            await HandleAsync(name, _log.Count + 150, end: p => p.End());
            Assert.Equal(0, _log.Repeated);
        }

        await HandleAsync("js-3", sent, end: p => p.End());

        Assert.Empty(_log.Problems());
        output.WriteLine(string.Join('\n', _log.Warnings));
        Assert.Equal((sent, 0, 0), (_log.Count, _log.Repeated, _log.Dropped));
    }

    [Fact]
    public async Task Each_takes_over_when_the_other_is_killed()
    {
        var load = new Load(_hub, devices: 8, TimeSpan.FromMilliseconds(20));
        foreach (var name in (string[])["js-1", "net-1", "js-2", "net-2"])
        {
            await HandleAsync(name, _log.Count + 150, end: p => p.Kill());
        }

        var sent = await load.EndAsync();
        await HandleAsync("js-3", sent, end: p => p.End());

        output.WriteLine($"{sent} events, {_log.Repeated} handled again, {_log.Dropped} dropped as duplicates.");
        Assert.Empty(_log.Problems());
        Assert.Equal((sent, _hub.Hub.LastPosition), (_log.Count, sent));
    }

    // Until so many events are handled by all together.
    private async Task HandleAsync(string name, int count, Action<ClientProcess> end)
    {
        using var process = name.StartsWith("js", StringComparison.Ordinal)
            ? Processes.Node(_hub, blobs)
            : Processes.Server(_hub, ("CheckpointConnectionString", blobs.ConnectionString));
        var following = _log.FollowAsync(name, process);
        await _log.UntilAsync(() => _log.Count >= count, $"{count} are handled when {name} is there");
        end(process);
        await following;
        for (var partition = 0; partition < Partitions; partition++)
        {
            _log.AddCheckpoint($"{partition}", await BlobCheckpoints.OfAsync(_container, $"{partition}"));
        }
    }

    private Task SendAsync(int first, int count) => Task.WhenAll(Enumerable.Range(0, 8).Select(device => _hub.SendAsync(
        $"wipy-{device}", [.. Enumerable.Range((first / 8) + 1, count / 8).Select(i => Bodies.Message((uint)i))])));
}
