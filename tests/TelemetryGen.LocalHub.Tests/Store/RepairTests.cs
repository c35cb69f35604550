using System.Globalization;
using System.Text;
using TelemetryGen.LocalHub.Store.Repair;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class RepairTests
{
    [Fact]
    public async Task Sound_store_is_sound_and_is_not_rewritten_and_one_that_is_keeps_all_of_it()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);

        var report = LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(report.Problems);
        Assert.Equal((Damage.Events, 0, true, null), (report.Events, report.Lost, report.IsSound, report.OldStore));

        var before = await ReadAsync(directory);
        var (content, files) = (File.ReadAllBytes(directory.File("events.db")), Directory.GetFiles(directory.Path).Order());
        var kept = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Damage.Events, true, null), (kept.Events, kept.IsSound, kept.OldStore));
        Assert.Equal(content, File.ReadAllBytes(directory.File("events.db")));
        Assert.Equal(files, Directory.GetFiles(directory.Path).Order());

        // Behind that look: what saves damaged stores loses nothing of a sound one.
        var repaired = StoreRepair.Run(directory.File("events.db"), null, TestContext.Current.CancellationToken);
        Assert.True(repaired.IsSound);
        Assert.True(File.Exists(repaired.OldStore));
        Assert.Equal(before, await ReadAsync(directory));
    }

    [Fact]
    public async Task Journal_of_a_killed_hub_is_looked_through_and_saved_too()
    {
        using var directory = new TemporaryFolder();
        await using (var store = TestStore.Open(directory))
        {
            var events = new RandomEvents(4);
            for (var i = 0; i < 20; i++)
            {
                await store.AppendAsync(events.Publication(store.Hub));
            }

            // The journal is not in blocks yet.
            using var killed = KilledStore.Copy(directory);
            var report = LocalHubStore.Check(killed.Path, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Empty(report.Problems);
            Assert.Equal(store.LastPosition, report.Events);
            Assert.Equal(store.LastPosition,
                StoreRepair.Run(killed.File("events.db"), null, TestContext.Current.CancellationToken).Events);
            Assert.Equal(store.LastPosition,
                LocalHubStore.Check(killed.Path, cancellationToken: TestContext.Current.CancellationToken).Events);
        }
    }

    [Fact]
    public async Task Damaged_block_costs_only_the_events_that_are_damaged()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.ChangeBlock(directory.File("events.db"), 2);

        var check = LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Damage.Events - 1, 1), (check.Events, check.Lost));
        Assert.Contains("Block 2: the checksum of a block is wrong; ", check.Problems[0], StringComparison.Ordinal);

        var repaired = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Damage.Events - 1, 1), (repaired.Events, repaired.Lost));
        Assert.Contains(repaired.Problems, problem => problem.EndsWith("are lost.", StringComparison.Ordinal));

        // What is lost stays so, and is no damage any more that a second repair would find.
        Assert.True(LocalHubStore.Repair(
            directory.Path, cancellationToken: TestContext.Current.CancellationToken)
                is { Events: Damage.Events - 1, Lost: 1, IsSound: true, OldStore: null });
        var kept = await ReadAsync(directory);
        Assert.Equal(Damage.Events - 1, kept.Count);
        Assert.All(kept, item => Assert.Equal(item.SequenceNumber.ToString(CultureInfo.InvariantCulture), item.Text));
    }

    [Fact]
    public async Task Damaged_numbers_and_times_of_a_block_cost_no_other_block_and_give_no_event_another_number()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        for (var at = 4; at < 20; at++)
        {
            using var copy = KilledStore.Copy(directory);
            Damage.ChangeBlock(copy.File("events.db"), 2, at, at % 2 == 0 ? (byte)0x01 : (byte)0x44);

            var repaired = StoreRepair.Run(copy.File("events.db"), null, TestContext.Current.CancellationToken);

            await using var hub = await TestHub.StartAsync(static options => options with { NewAuthority = true }, copy);
            var kept = await hub.StopAndReadAllAsync();
            Assert.Equal(repaired.Events, kept.Count);
            Assert.InRange(kept.Count, Damage.Events - 100, Damage.Events);
            Assert.All(kept, item => Assert.Equal(
                item.SequenceNumber.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(item.Body.Span).TrimStart('.')));
            Assert.All(kept, static item => Assert.InRange(item.EnqueuedTime, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow));
        }
    }

    [Fact]
    public async Task Zeroed_pages_cost_their_blocks_and_numbers_are_not_given_again()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.Zero(directory.File("events.db"), 3);

        var check = LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(check.IsSound);
        var repaired = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(repaired.Events, Damage.Events / 2, Damage.Events - 1);
        var kept = await ReadAsync(directory);
        Assert.Equal(repaired.Events, kept.Count);
        Assert.All(kept, item => Assert.Equal(item.SequenceNumber.ToString(CultureInfo.InvariantCulture), item.Text));

        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Body("next")));
        var next = (await hub.ReadAsync(1, after: hub.Hub.LastPosition - 1))[0];
        Assert.Equal((Damage.Events, Damage.Events + 1), (next.SequenceNumber, next.Position));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_with_the_first_or_the_last_blocks_costs_no_others(bool first)
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.ZeroLeaf(directory.File("events.db"), first);

        var repaired = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(repaired.Events, Damage.Events / 4, Damage.Events - 1);
        Assert.Equal(Damage.Events - repaired.Events, repaired.Lost);
        var kept = await ReadAsync(directory);
        Assert.Equal(repaired.Events, kept.Count);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.Equal(pair.First.SequenceNumber + 1, pair.Second.SequenceNumber));
        Assert.Equal(first ? Damage.Events - 1 : 0, first ? kept[^1].SequenceNumber : kept[0].SequenceNumber);

        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Body("next")));
        Assert.Equal(Damage.Events, (await hub.ReadAsync(1, after: hub.Hub.LastPosition - 1))[0].SequenceNumber);
    }

    [Fact]
    public async Task Index_that_is_gone_costs_no_event()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.ZeroIndex(directory.File("events.db"));

        var repaired = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((Damage.Events, 0), (repaired.Events, repaired.Lost));
        Assert.Equal(Damage.Events, (await ReadAsync(directory)).Count);
    }

    [Fact]
    public async Task Last_events_that_are_lost_leave_a_gap_that_readers_pass_over()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.Run(directory.File("events.db"), "UPDATE blocks SET data = x'00' WHERE id = (SELECT max(id) FROM blocks)");

        var check = LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Damage.Events, check.Events + check.Lost);
        var repaired = LocalHubStore.Repair(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(repaired.Events, Damage.Events / 2, Damage.Events - 1);
        Assert.Equal(Damage.Events - repaired.Events, repaired.Lost);
        Assert.Contains($"events {repaired.Events} to {Damage.Events - 1} are lost.", repaired.Problems[^1], StringComparison.Ordinal);
        var again = LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((repaired.Events, repaired.Lost, true), (again.Events, again.Lost, again.IsSound));

        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Body("next")));
        var all = await hub.ReadAsync((int)repaired.Events + 1);
        Assert.Equal((Damage.Events, Damage.Events + 1), (all[^1].SequenceNumber, all[^1].Position));
    }

    [Fact]
    public async Task Running_hub_and_empty_directory_are_named()
    {
        using var directory = new TemporaryFolder();
        await using (await TestHub.StartAsync(directory: directory))
        {
            var running = Assert.Throws<LocalHubException>(
                () => LocalHubStore.Check(directory.Path, cancellationToken: TestContext.Current.CancellationToken));
            Assert.Equal(LocalHubError.DirectoryInUse, running.Error);
        }

        using var empty = new TemporaryFolder();
        var error = Assert.Throws<LocalHubException>(
            () => LocalHubStore.Repair(empty.Path, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((LocalHubError.StoreUnusable, $"There is no {empty.File("events.db")}."), (error.Error, error.Message));
    }

    private static async Task<List<(long SequenceNumber, long Position, string Text)>> ReadAsync(TemporaryFolder directory)
    {
        await using var hub = await TestHub.StartAsync(directory: directory);
        var all = await hub.StopAndReadAllAsync();
        return [.. all.Select(
            static item => (item.SequenceNumber, item.Position, Encoding.ASCII.GetString(item.Body.Span).TrimStart('.')))];
    }
}
