using TelemetryGen.LocalHub.Store;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class RetentionTests
{
    [Fact]
    public async Task Events_go_by_their_time_and_numbers_go_on_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock();
        LocalHubOptions With(LocalHubOptions options) => options with { Retention = TimeSpan.FromHours(1), TimeProvider = clock };
        await using (var store = TestStore.Open(folder, With))
        {
            for (var i = 0; i < 10; i++)
            {
                await store.AppendAsync(Event(0, 40), Event(1, 40));
            }

            // What follows is in another block.
            clock.Shift += TimeSpan.FromMinutes(10);
            await store.AppendAsync(Event(2, 40));
            clock.Shift += TimeSpan.FromMinutes(61);
            await store.AppendAsync(Event(0, 40));

            // Upkeep comes after a commit.
            await store.AppendAsync(Event(0, 41));
            Assert.Equal([10L, 11L], (await store.ReadAsync()).Select(static item => item.SequenceNumber));
            Assert.Equal((10L, 10L), (store.Hub.Logs[1].FirstSequence, store.Hub.Logs[1].NextSequence));
            Assert.Equal(10, store.Hub.Logs[0].Read(3, 10, 1000)[0].SequenceNumber);
            Assert.Empty(store.Hub.Logs[1].Read(3, 10, 1000));
        }

        await using var again = TestStore.Open(folder, With);
        await again.AppendAsync(Event(1, 40));
        Assert.Equal([(0, 10L), (0, 11L), (1, 10L)],
            (await again.ReadAsync()).Select(static item => (item.Partition, item.SequenceNumber)));
        Assert.Equal(24, again.LastPosition);
    }

    [Fact]
    public async Task Position_goes_on_when_all_events_are_gone()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock();
        LocalHubOptions With(LocalHubOptions options) => options with { Retention = TimeSpan.FromHours(1), TimeProvider = clock };
        await using (var store = TestStore.Open(folder, With))
        {
            await store.AppendAsync(Event(2, 1));
        }

        clock.Shift += TimeSpan.FromHours(2);
        await using (var store = TestStore.Open(folder, With))
        {
            await store.AppendAsync(Event(0, 1));
        }

        clock.Shift += TimeSpan.FromHours(2);
        await using var again = TestStore.Open(folder, With);
        await again.AppendAsync(Event(2, 1));
        await again.AppendAsync(Event(2, 1));
        Assert.Equal([(3L, 1L), (4L, 2L)], (await again.ReadAsync()).Select(static item => (item.Position, item.SequenceNumber)));
    }

    [Fact]
    public async Task Oldest_events_make_room_before_the_store_is_full()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock();
        await using var store = TestStore.Open(
            folder, options => options with { RetentionBytes = 2_000_000, MaxStoreBytes = 4_000_000, TimeProvider = clock });
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(AppendResult.Stored, await store.AppendAsync(Event(i % 3, 10_000)));
            clock.Shift += TimeSpan.FromSeconds(11);
        }

        var left = await store.ReadAsync();
        Assert.InRange(left.Count, 50, 250);
        Assert.All(left.GroupBy(static item => item.Partition), static partition =>
        {
            var log = partition.Select(static item => item.SequenceNumber).ToList();
            Assert.Equal(Enumerable.Range(0, log.Count).Select(i => log[0] + i), log);
            Assert.InRange(log[^1], 332, 333);
        });
        Assert.InRange(new FileInfo(folder.File("events.db")).Length, 500_000, 4_000_000);
    }

    [Fact]
    public async Task Senders_that_are_faster_than_the_looks_at_the_size_are_not_refused()
    {
        using var folder = new TemporaryFolder();
        await using var store = TestStore.Open(
            folder, options => options with { RetentionBytes = 2_000_000, MaxStoreBytes = 4_000_000, TimeProvider = new FakeClock() });
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(AppendResult.Stored, await store.AppendAsync([.. Enumerable.Range(0, 30).Select(_ => Event(i % 3, 10_000))]));
        }

        Assert.Equal(60 * 30, store.LastPosition);
        Assert.InRange((await store.ReadAsync()).Count, 50, 400);
    }

    [Fact]
    public async Task Store_that_is_full_all_the_time_takes_as_much_as_goes()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock();
        await using var store = TestStore.Open(
            folder, options => options with { Retention = TimeSpan.FromMinutes(1), MaxStoreBytes = 300_000, TimeProvider = clock });
        var stored = new int[4];
        for (var i = 0; i < 2400; i++)
        {
            var result = await store.AppendAsync(Event(i % 3, 1500));
            stored[i / 600] += result == AppendResult.Stored ? 1 : 0;
            clock.Shift += TimeSpan.FromMilliseconds(100);
        }

        // A minute's worth each, of which 200 KB are kept.
        Assert.All(stored, static count => Assert.InRange(count, 60, 600));
    }

    [Fact]
    public async Task Size_that_is_kept_is_passed_by_a_slice_only_however_fast_senders_are()
    {
        using var folder = new TemporaryFolder();
        await using var store = TestStore.Open(
            folder, options => options with { RetentionBytes = 10_000_000, TimeProvider = new FakeClock() });
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(AppendResult.Stored, await store.AppendAsync([.. Enumerable.Range(0, 50).Select(_ => Event(i % 3, 10_000))]));
        }

        Assert.InRange((await store.ReadAsync()).Count, 800, 1600);
    }

    [Theory]
    [InlineData(0.5, null, null, "Retention 00:00:30 is below a minute.")]
    [InlineData(null, 1000L, null, "RetentionBytes 1000 is below 65536.")]
    [InlineData(null, 95_000L, 100_000L,
        "RetentionBytes 95000 is above nine tenths of MaxStoreBytes 100000: the store would be full before old events go.")]
    public async Task Retention_that_cannot_work_is_refused(double? minutes, long? bytes, long? most, string message)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(options => options with
        {
            Retention = minutes is { } value ? TimeSpan.FromMinutes(value) : null,
            RetentionBytes = bytes,
            MaxStoreBytes = most,
        }));

        Assert.Equal((LocalHubError.InvalidOption, message), (error.Error, error.Message));
    }

    private static NewEvent Event(int partition, int bytes) => new(partition, null, null, default, new byte[bytes]);
}
