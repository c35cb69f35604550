using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Checkpoints;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Clients;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Checkpoints;

[Trait("Kind", "Device")]
public sealed class BlobCheckpointTests(BlobStore blobs) : IClassFixture<BlobStore>
{
    private const string Namespace = "Contoso.servicebus.windows.net";
    private const string Hub = "Greenhouse";
    private const string Group = "$Default";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partition_is_claimed_by_one_of_two_and_renewed_by_that_one_alone()
    {
        var container = blobs.NewContainer();
        var (one, two) = (new BlobCheckpointStore(container), new BlobCheckpointStore(container));
        Assert.Empty(await one.ListOwnershipAsync(Namespace, Hub, Group, Cancellation));

        var first = Assert.Single(await one.ClaimOwnershipAsync([Wanted("0", "one")], Cancellation));
        Assert.Empty(await two.ClaimOwnershipAsync([Wanted("0", "two")], Cancellation));
        var before = first.Version;
        var renewed = Assert.Single(await one.ClaimOwnershipAsync([first], Cancellation));

        Assert.NotEqual(before, renewed.Version);
        Assert.Empty(await two.ClaimOwnershipAsync([Wanted("0", "two", before)], Cancellation));
        var listed = Assert.Single(await two.ListOwnershipAsync(Namespace, Hub, Group, Cancellation));
        Assert.Equal(("0", "one"), (listed.PartitionId, listed.OwnerIdentifier));
        Assert.InRange(DateTimeOffset.UtcNow - listed.LastModifiedTime, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(60));
        Assert.Equal(listed.LastModifiedTime, renewed.LastModifiedTime);
    }

    [Fact]
    public async Task What_was_listed_can_be_taken_over_and_the_former_owner_loses()
    {
        var container = blobs.NewContainer();
        var (one, two) = (new BlobCheckpointStore(container), new BlobCheckpointStore(container));
        await container.CreateAsync(cancellationToken: Cancellation);
        var owned = Assert.Single(await one.ClaimOwnershipAsync([Wanted("0", "one")], Cancellation));

        var listed = Assert.Single(await two.ListOwnershipAsync(Namespace, Hub, Group, Cancellation));
        listed.OwnerIdentifier = "two";
        Assert.Single(await two.ClaimOwnershipAsync([listed], Cancellation));

        Assert.Empty(await one.ClaimOwnershipAsync([owned], Cancellation));
        Assert.Equal("two", Assert.Single(await one.ListOwnershipAsync(Namespace, Hub, Group, Cancellation)).OwnerIdentifier);
    }

    [Fact]
    public async Task Claims_that_are_lost_do_not_lose_the_others_and_groups_know_nothing_of_each_other()
    {
        var store = new BlobCheckpointStore(blobs.NewContainer());
        await store.ListOwnershipAsync(Namespace, Hub, Group, Cancellation);
        await store.ClaimOwnershipAsync([Wanted("1", "other")], Cancellation);

        var claimed = await store.ClaimOwnershipAsync(
            [Wanted("0", "one"), Wanted("1", "one"), Wanted("2", "one", "\"0x1\""), Wanted("10", "one")], Cancellation);

        Assert.Equal(["0", "10"], claimed.Select(c => c.PartitionId));
        Assert.Equal(["0 one", "1 other", "10 one"], (await store.ListOwnershipAsync(Namespace, Hub, Group, Cancellation))
            .Select(o => $"{o.PartitionId} {o.OwnerIdentifier}").Order());
        Assert.Empty(await store.ListOwnershipAsync(Namespace, Hub, "other", Cancellation));
        Assert.Empty(await store.ListOwnershipAsync(Namespace, "green", Group, Cancellation));
    }

    [Fact]
    public async Task A_checkpoint_is_the_last_that_was_set()
    {
        var container = blobs.NewContainer();
        await container.CreateAsync(cancellationToken: Cancellation);
        var store = new BlobCheckpointStore(container);
        Assert.Null(await store.GetCheckpointAsync(Namespace, Hub, Group, "3", Cancellation));

        await store.UpdateCheckpointAsync(Namespace, Hub, Group, "3", "one", new CheckpointPosition("64", 1), Cancellation);
        await store.UpdateCheckpointAsync(Namespace, Hub, Group, "3", "two", new CheckpointPosition("128", 2), Cancellation);

        var checkpoint = await store.GetCheckpointAsync(Namespace, Hub, Group, "3", Cancellation);
        Assert.Equal(
            (EventPosition.FromOffset("128", isInclusive: false), "two"), (checkpoint.StartingPosition, checkpoint.ClientIdentifier));
        Assert.Null(await store.GetCheckpointAsync(Namespace, Hub, "other", "3", Cancellation));
    }

    [Theory]
    [InlineData("64", "1", 64)]
    [InlineData(null, "7", 7)]
    [InlineData("", "7", 7)]
    [InlineData("", "", null)]
    [InlineData(null, "-1", null)]
    public async Task Checkpoints_of_other_stores_are_read_by_what_they_have(string? offset, string number, int? start)
    {
        var container = blobs.NewContainer();
        await container.CreateAsync(cancellationToken: Cancellation);
        var metadata = new Dictionary<string, string> { ["SequenceNumber"] = number };
        if (offset is not null)
        {
            metadata["Offset"] = offset;
        }

        await container.GetBlobClient("contoso.servicebus.windows.net/greenhouse/$default/checkpoint/0").UploadAsync(
            BinaryData.Empty, new BlobUploadOptions { Metadata = metadata }, Cancellation);

        var checkpoint = await new BlobCheckpointStore(container).GetCheckpointAsync(Namespace, Hub, Group, "0", Cancellation);

        EventPosition? expected = start is not { } value ? null
            : offset is { Length: > 0 } ? EventPosition.FromOffset(offset, isInclusive: false)
            : EventPosition.FromSequenceNumber(value, isInclusive: false);
        Assert.Equal(expected, checkpoint?.StartingPosition);
    }

    [Fact]
    public async Task Names_and_metadata_are_those_that_Azures_own_store_writes()
    {
        var (ours, theirs) = (blobs.NewContainer(), blobs.NewContainer());
        await theirs.CreateAsync(cancellationToken: Cancellation);
        await ours.CreateAsync(cancellationToken: Cancellation);
        using var node = Node(theirs);
        await node.ResultAsync();
        var store = new BlobCheckpointStore(ours);

        await store.ClaimOwnershipAsync([Wanted("3", "js-1")], Cancellation);
        await store.UpdateCheckpointAsync(Namespace, Hub, Group, "3", "js-1", new CheckpointPosition("4711", 42), Cancellation);

        const string Prefix = "contoso.servicebus.windows.net/greenhouse/$default/";
        Assert.Equal(
            [$"{Prefix}checkpoint/3: clientidentifier=js-1 offset=4711 sequencenumber=42", $"{Prefix}ownership/3: ownerid=js-1"],
            await ListAsync(ours));
        Assert.Equal(
            [$"{Prefix}checkpoint/3: offset=4711 sequencenumber=42", $"{Prefix}ownership/3: ownerid=js-1"], await ListAsync(theirs));
    }

    [Fact]
    public async Task Azures_own_store_reads_ours_and_ours_reads_theirs()
    {
        var container = blobs.NewContainer();
        var store = new BlobCheckpointStore(container);
        await store.ListOwnershipAsync(Namespace, Hub, Group, Cancellation);
        await store.ClaimOwnershipAsync([Wanted("0", "net-1")], Cancellation);
        await store.UpdateCheckpointAsync(Namespace, Hub, Group, "0", "net-1", new CheckpointPosition("128", 2), Cancellation);

        using var node = Node(container);
        var seen = await node.ResultAsync();

        Assert.Equal("""["0 net-1","3 js-1"]""", seen.GetProperty("owners").GetRawText());
        Assert.Equal("""["0 128 2","3 4711 42"]""", seen.GetProperty("checkpoints").GetRawText());
        Assert.Equal(["0 net-1", "3 js-1"], (await store.ListOwnershipAsync(Namespace, Hub, Group, Cancellation))
            .Select(o => $"{o.PartitionId} {o.OwnerIdentifier}"));
        Assert.Equal(
            EventPosition.FromOffset("4711", isInclusive: false),
            (await store.GetCheckpointAsync(Namespace, Hub, Group, "3", Cancellation)).StartingPosition);
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_made()
    {
        var container = blobs.NewContainer();

        Assert.Empty(await new BlobCheckpointStore(container).ListOwnershipAsync(Namespace, Hub, Group, Cancellation));

        Assert.True(await container.ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Where_it_may_not_be_made_the_error_names_it()
    {
        var container = blobs.NewContainer();
        var store = new BlobCheckpointStore(new BlobContainerClient(Limited(container)));
        var expected = $"The checkpoint container {container.Name} of {container.AccountName} is not there, and may not be made "
            + "(AuthorizationPermissionMismatch). Make it, or give the right to.";

        var listing = await Assert.ThrowsAsync<TelemetryServerException>(
            () => store.ListOwnershipAsync(Namespace, Hub, Group, Cancellation));
        var reading = await Assert.ThrowsAsync<TelemetryServerException>(
            () => store.GetCheckpointAsync(Namespace, Hub, Group, "0", Cancellation));

        Assert.Equal((expected, expected), (listing.Message, reading.Message));
    }

    [Fact]
    public async Task A_server_whose_container_may_not_be_made_ends_and_says_so()
    {
        var container = blobs.NewContainer();
        await using var hub = await EmbeddedHub.StartAsync(o => o with { Amqp = new AmqpOptions { Port = 0, TlsPort = null } });
        var program = new SourceHost(hub.Folder);

        using var host = await program.StartAsync(t => t.FromEventHubs(o =>
        {
            (o.ConnectionString, o.HubName) = (hub.AmqpConnectionString("listen"), EmbeddedHub.Name);

            // The credential would be the hub's: a URI with a SAS needs none.
            (o.CheckpointContainerUri, o.Credential) = (Limited(container), new RecordingCredential());
        }));

        await program.Log.LineAsync(
            $"Cannot read hub greenhouse of localhost:{hub.Hub.AmqpPort}, consumer group $Default: The checkpoint container "
                + container.Name);
        await host.WaitForShutdownAsync(Cancellation);
    }

    [Fact]
    public void A_connection_string_of_storage_that_is_none_is_told_without_its_key()
    {
        var error = Assert.Throws<TelemetryServerException>(() => CheckpointContainers.Find(new()
        {
            CheckpointConnectionString = "AccountName=contoso;AccountKey",
        }));

        Assert.Equal(
            "Event Hubs: CheckpointConnectionString is not of the form DefaultEndpointsProtocol=https;AccountName=…;AccountKey=….",
            error.Message);
    }

    private static Uri Limited(BlobContainerClient container) => container.GenerateSasUri(
        BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List | BlobContainerSasPermissions.Write,
        DateTimeOffset.UtcNow.AddHours(1));

    private static EventProcessorPartitionOwnership Wanted(string partition, string owner, string? version = null) => new()
    {
        FullyQualifiedNamespace = Namespace, EventHubName = Hub, ConsumerGroup = Group, PartitionId = partition, OwnerIdentifier = owner,
        Version = version!,
    };

    private ClientProcess Node(BlobContainerClient container) => NodeScripts.Start(
        "store.mjs", [container.Name], new Dictionary<string, string> { ["AZURITE"] = blobs.ConnectionString });

    private static async Task<List<string>> ListAsync(BlobContainerClient container)
    {
        var found = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, Cancellation))
        {
            found.Add($"{blob.Name}: {string.Join(' ', blob.Metadata.OrderBy(m => m.Key).Select(m => $"{m.Key}={m.Value}"))}");
        }

        return found;
    }
}
