using System.Text.Json;
using Acme.Greenhouse;
using Microsoft.Extensions.Configuration;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.DeadLetters;

/// <summary>Dead letters as events of a second hub.</summary>
public sealed class DeadLetterHubTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_has_the_bytes_and_properties_of_its_event_and_why_it_is_there()
    {
        await using var hub = await StartAsync();
        await using var server = await TestServer.StartAsync(t => t
            .DeadLetterToHub(Configuration(hub))
            .Handle<Climate>((_, _) => throw new InvalidOperationException("no \"room\" " + new string('.', 2000))));

        await server.Source.SendAsync(Bodies.Batch(1, 2));
        await server.Source.SendAsync((string?)null, [7, 8]);

        var letters = await ReadAsync(hub, 2);
        var (failed, damaged) = (letters.Single(l => l.PartitionKey is not null), letters.Single(l => l.PartitionKey is null));
        Assert.Equal(Bodies.Batch(1, 2), failed.Body.ToArray());
        Assert.Equal("wipy-01", failed.PartitionKey);
        Assert.Equal(
            ("HandlerFailed", "Acme.Greenhouse", "0", 0L, "wipy-01", "0,1", 3L),
            (Text(failed, "DeadLetterReason"), Text(failed, "DeadLetterSchema"), Text(failed, "DeadLetterPartition"),
                failed.Properties["DeadLetterSequenceNumber"], Text(failed, "DeadLetterPublisher"), Text(failed, "DeadLetterFailedRecords"),
                failed.Properties["row"]));
        Assert.StartsWith("Climate#1: InvalidOperationException: no \"room\" ...", Text(failed, "DeadLetterErrorDescription"));
        Assert.Equal(1024, Text(failed, "DeadLetterErrorDescription").Length);
        Assert.Equal("Damaged", Text(damaged, "DeadLetterReason"));
        Assert.Equal(new byte[] { 7, 8 }, damaged.Body.ToArray());
        Assert.False(damaged.Properties.ContainsKey("DeadLetterPublisher"));
        await server.Log.LineAsync("dead letters go to hub dead-letters of localhost");
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains(hub.Hub.GetPolicy("send").PrimaryKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_hub_is_away_the_partition_waits()
    {
        await using var hub = await StartAsync();
        await using var server = await TestServer.StartAsync(t => t.DeadLetterToHub(Configuration(hub)));
        await server.Source.SendAsync([1]);
        var port = hub.Hub.AmqpPort;
        await hub.StopAsync();

        var sending = server.Source.SendAsync([2]);
        await server.Log.LineAsync($"A dead letter could not be stored in hub dead-letters of localhost:{port}; the partition waits");
        Assert.False(sending.IsCompleted);
        await hub.StartAgainAsync();

        Assert.Equal(1, await sending);
        Assert.Equal([[1], [2]], (await ReadAsync(hub, 2)).Select(l => l.Body.ToArray()));
        await server.Log.LineAsync($"Information: Dead letters are stored in hub dead-letters of localhost:{port} again: ");
    }

    [Fact]
    public async Task What_the_hub_cannot_take_goes_to_the_file_and_the_next_one_to_the_hub()
    {
        await using var hub = await StartAsync();
        await using var server = await TestServer.StartAsync(t => t.DeadLetterToHub(Configuration(hub)));

        await server.Source.SendAsync(new byte[1024 * 1024]);
        await server.Source.SendAsync([1]);

        Assert.Equal([1], Assert.Single(await ReadAsync(hub, 1)).Body.ToArray());
        var letter = JsonDocument.Parse(Assert.Single(await LinesAsync(server))).RootElement;
        Assert.Equal(1024 * 1024, letter.GetProperty("body").GetBytesFromBase64().Length);
        await server.Log.LineAsync(
            $"The dead letter of event 0 of partition 0 is longer than hub dead-letters of localhost:{hub.Hub.AmqpPort}");
    }

    [Fact]
    public async Task A_letter_that_was_read_from_a_hub_of_dead_letters_does_not_go_round()
    {
        await using var hub = await StartAsync();
        await using var store = new DeadLetterHub(
            Options(hub), new DeadLetterFile(Path.Combine(hub.Folder, "letters.jsonl")));
        var letter = new DeadLetter(
            DeadLetterReason.Damaged, "x", "Acme.Greenhouse", new()
            {
                Body = new byte[] { 1 }, PartitionId = "0", Offset = "0",
                Properties = new Dictionary<string, object> { ["DeadLetterReason"] = "Damaged" },
            }, [], Bodies.Start);

        await store.WriteAsync(letter, Cancellation);

        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(hub.Folder, "letters.jsonl"), Cancellation));
        Assert.Equal(0, hub.Hub.LastPosition);
    }

    [Fact]
    public async Task Values_of_every_type_that_sources_give_are_carried()
    {
        await using var hub = await StartAsync();
        await using var store = new DeadLetterHub(Options(hub), new DeadLetterFile(Path.Combine(hub.Folder, "letters.jsonl")));
        var properties = new Dictionary<string, object>
        {
            ["text"] = "Süd", ["yes"] = true, ["int"] = 3, ["long"] = 1L << 40, ["real"] = 0.5, ["bytes"] = new byte[] { 1, 2 },
            ["guid"] = Guid.Empty, ["time"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), ["version"] = new Version(1, 2),
        };

        await store.WriteAsync(
            new(DeadLetterReason.Damaged, "x", "S", new() { PartitionId = "0", Offset = "0", Properties = properties }, [], Bodies.Start),
            Cancellation);

        var stored = Assert.Single(await ReadAsync(hub, 1)).Properties;
        Assert.Equal(("Süd", true, 3L, 1L << 40, 0.5, "1.2"), (
            stored["text"], stored["yes"], Convert.ToInt64(stored["int"], null), stored["long"], stored["real"], stored["version"]));
        Assert.True(properties.Keys.All(stored.ContainsKey));
    }

    [Fact]
    public async Task Settings_that_are_missing_are_told_at_the_start()
    {
        var error = await Assert.ThrowsAsync<TelemetryServerException>(
            () => TestServer.StartAsync(t => t.DeadLetterToHub(new ConfigurationBuilder().Build())));

        Assert.Equal(
            "DeadLetters: set ConnectionString (DeadLetters__ConnectionString in the environment), or FullyQualifiedNamespace and "
                + "Credential, and not both.", error.Message);
    }

    private static Task<EmbeddedHub> StartAsync() => EmbeddedHub.StartAsync(o => o with
    {
        Hubs = ["dead-letters"], Partitions = 1, Amqp = new AmqpOptions { Port = 0, TlsPort = 0 },
    });

    private static IConfiguration Configuration(EmbeddedHub hub) => new ConfigurationBuilder().AddInMemoryCollection([
        new("DeadLetters:ConnectionString", hub.AmqpConnectionString("send")), new("DeadLetters:HubName", "dead-letters"),
    ]).Build();

    private static DeadLetterHubOptions Options(EmbeddedHub hub) => new()
    {
        ConnectionString = hub.AmqpConnectionString("send"), HubName = "dead-letters",
    };

    private static string Text(StoredEvent e, string name) => (string)e.Properties[name];

    private static async Task<List<StoredEvent>> ReadAsync(EmbeddedHub hub, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await hub.Hub.ReadAsync("dead-letters", 0, patience.Token).Take(count).ToListAsync(patience.Token);
    }

    private static Task<string[]> LinesAsync(TestServer server) => File.ReadAllLinesAsync(
        Path.Combine(server.Folder, "dead-letters", "Acme.Greenhouse.jsonl"), Cancellation);
}
