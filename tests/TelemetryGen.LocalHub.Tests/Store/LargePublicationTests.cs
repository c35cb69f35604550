using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Repair;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Publications that fill blocks: they pass the journal by, and what waits there of their partition goes before them.</summary>
public sealed class LargePublicationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RandomEvents _events = new(5);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_event_is_there_once_and_in_order_at_once_and_after_a_crash()
    {
        await using var store = TestStore.Open(_folder);
        var sent = await FillAsync(store);
        Assert.Equal(sent, Describe(await store.ReadAsync()));

        // The journal still has rows of events that are in blocks.
        using var killed = KilledStore.Copy(_folder);
        await using var again = TestStore.Open(killed);
        Assert.Equal(sent, Describe(await again.ReadAsync()));
        Assert.Equal(store.LastPosition, again.LastPosition);

        // New numbers follow the last ones.
        Assert.Equal(AppendResult.Stored, await again.AppendAsync(_events.Event(0), _events.Event(1)));
        var all = await again.ReadAsync();
        Assert.Equal(sent.Count + 2, all.Count);
        Assert.All(
            all.GroupBy(static item => item.Partition),
            static partition => Assert.Equal(
                Enumerable.Range(0, partition.Count()).Select(static number => (long)number),
                partition.Select(static item => item.SequenceNumber)));
    }

    [Fact]
    public async Task A_store_with_them_is_sound_and_a_repair_keeps_each_event_once()
    {
        await using var store = TestStore.Open(_folder);
        var sent = await FillAsync(store);
        using var killed = KilledStore.Copy(_folder);

        var report = LocalHubStore.Check(killed.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(report.Problems);
        Assert.Equal(sent.Count, report.Events);
        var repaired = StoreRepair.Run(killed.File("events.db"), null, TestContext.Current.CancellationToken);
        Assert.Equal((sent.Count, true), (repaired.Events, repaired.IsSound));
        await using var again = TestStore.Open(killed);
        Assert.Equal(sent, Describe(await again.ReadAsync()));
    }

    [Fact]
    public async Task A_block_that_cannot_be_read_is_made_good_from_the_journal()
    {
        await using var store = TestStore.Open(_folder);
        var sent = await FillAsync(store);
        using var killed = KilledStore.Copy(_folder);

        // The first block of the partition: what waited in the journal when the first large publication came.
        Damage.Run(killed.File("events.db"), "UPDATE blocks SET data = zeroblob(10) WHERE id = 1");

        var repaired = StoreRepair.Run(killed.File("events.db"), null, TestContext.Current.CancellationToken);
        Assert.Equal((sent.Count, 0), (repaired.Events, repaired.Lost));
        await using var again = TestStore.Open(killed);
        Assert.Equal(sent, Describe(await again.ReadAsync()));
    }

    [Fact]
    public async Task What_came_before_one_does_not_wait_for_it_and_what_comes_after_goes_with_it()
    {
        await using var store = TestStore.Open(_folder);
        using var queue = new CommitQueue(capacity: 10, maxGroupBytes: 1024 * 1024);
        PendingAppend[] sent =
        [
            new(new Publication(store.Hub, [_events.Event(0)])), new(new Publication(store.Hub, [_events.Event(1)])),
            new(new Publication(store.Hub, _events.Large(0))), new(new Publication(store.Hub, [_events.Event(0)])),
            new(new Publication(store.Hub, _events.Large(1))),
        ];
        foreach (var pending in sent)
        {
            Assert.True(await queue.TryAddAsync(pending));
        }

        var group = new List<PendingAppend>();
        Assert.True(queue.TryTake(group, TimeSpan.Zero, expectMany: false));
        Assert.Equal(sent[..2], group);
        Assert.True(queue.TryTake(group, TimeSpan.Zero, expectMany: false));
        Assert.Equal(sent[2..], group);
    }

    // Small ones of all partitions, a large one of one of them, and again.
    private async Task<List<string>> FillAsync(TestStore store)
    {
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(AppendResult.Stored, await store.AppendAsync(_events.Event(i % 3)));
            }

            Assert.Equal(AppendResult.Stored, await store.AppendAsync([.. _events.Large(round % 2), _events.Event(2)]));
        }

        return Describe(await store.ReadAsync());
    }

    private static List<string> Describe(IEnumerable<StoredEvent> events) =>
        [.. events.Select(static item => $"{item.Partition}/{item.SequenceNumber}@{item.Position}: {Convert.ToHexString(item.Body.Span)}")];
}
