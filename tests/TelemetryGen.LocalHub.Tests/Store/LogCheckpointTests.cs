using TelemetryGen.LocalHub.Store;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>The write-ahead log, which is copied into events.db beside the writer.</summary>
public sealed class LogCheckpointTests
{
    [Fact]
    public async Task Log_is_copied_before_the_writer_would_do_so_itself()
    {
        using var directory = new TemporaryFolder();
        await using var store = TestStore.Open(directory);

        // 6 MB: more than the 4 at which it is copied, less than the writer's own 16.
        await FillAsync(store, megabytes: 6);

        await UntilAsync(() => new FileInfo(directory.File("events.db")).Length > 3 * 1024 * 1024);
    }

    [Fact]
    public async Task Log_stays_small_under_a_writer_that_never_rests()
    {
        using var directory = new TemporaryFolder();
        await using var store = TestStore.Open(directory);

        await FillAsync(store, megabytes: 60);

        Assert.InRange(new FileInfo(directory.File("events.db-wal")).Length, 1, 24 * 1024 * 1024);
        Assert.Equal(60 * 1024, store.LastPosition);
    }

    // Four senders, so that a commit waits for the next while one is on its way.
    private static Task FillAsync(TestStore store, int megabytes) => Task.WhenAll(
        Enumerable.Range(0, 4).Select(async _ =>
        {
            var events = Enumerable.Repeat(new NewEvent(0, null, null, default, new byte[1024], false), 64).ToArray();
            for (var sent = 0; sent < megabytes * 1024 / 4; sent += events.Length)
            {
                Assert.Equal(AppendResult.Stored, await store.AppendAsync(events));
            }
        }));

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = 0; !condition(); waited += 20)
        {
            Assert.True(waited < 30_000, "not after 30 s");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
