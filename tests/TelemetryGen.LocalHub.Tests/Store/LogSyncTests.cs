using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Files;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>The sync of a commit that SQLite leaves to the hub: on Linux, which is where these tests run.</summary>
public sealed class LogSyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_synced_and_what_cannot_be_is_the_error_that_SQLite_gives()
    {
        using (var file = new LogSync(File.OpenHandle(_folder.File("log"), FileMode.Create, FileAccess.Write)))
        {
            file.Run();
        }

        using var pipe = new AnonymousPipeServerStream();
        using var sync = new LogSync(new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false));
        var error = Assert.Throws<SqliteException>(sync.Run);

        Assert.Equal((raw.SQLITE_IOERR, raw.SQLITE_IOERR_FSYNC), (error.SqliteErrorCode, error.SqliteExtendedErrorCode));
        Assert.StartsWith("The log could not be synced to the disk: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_could_not_be_synced_is_refused_and_what_follows_is_numbered_behind_what_stands()
    {
        Assert.True(LogSync.IsUsed);
        await using (var store = TestStore.Open(_folder))
        {
            Assert.Equal(AppendResult.Stored, await store.AppendAsync(Event(1)));

            // What the hub syncs becomes a pipe, which cannot be.
            var log = Descriptor(_folder.File("events.db-wal"));
            using var kept = File.OpenHandle(_folder.File("events.db-wal"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using (var pipe = new AnonymousPipeServerStream())
            {
                Assert.Equal(log, Duplicate(pipe.SafePipeHandle.DangerousGetHandle().ToInt32(), log));
                await Assert.ThrowsAsync<StoreFailedException>(() => store.AppendAsync(Event(2)));
            }

            Assert.Equal(log, Duplicate(kept.DangerousGetHandle().ToInt32(), log));
            Assert.Equal(AppendResult.Stored, await store.AppendAsync(Event(3)));
            Assert.Contains(store.Log.Lines, static line => line.StartsWith("Error: The store failed", StringComparison.Ordinal));
        }

        // SQLite has committed the second before: it may come though it was refused, as after a lost answer.
        await using var again = TestStore.Open(_folder);
        Assert.Equal(
            [(1, 0L), (2, 1L), (3, 2L)],
            (await again.ReadAsync()).Select(static item => ((int)item.Body.Span[0], item.SequenceNumber)));
    }

    private static NewEvent Event(byte body) => new(0, null, null, default, new[] { body });

    // The hub's own: it alone has the log open to read.
    private static int Descriptor(string path) => Directory.GetFiles("/proc/self/fd")
        .Where(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName == path)
        .Select(static file => System.IO.Path.GetFileName(file))
        .Where(static number => IsReadOnly(File.ReadAllLines($"/proc/self/fdinfo/{number}")))
        .Select(static number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))
        .Single();

    // proc(5): flags in octal, the lowest two bits the mode.
    private static bool IsReadOnly(string[] lines) =>
        lines.Single(static line => line.StartsWith("flags:", StringComparison.Ordinal))[^1] is '0' or '4';

    [DllImport("libc", EntryPoint = "dup2", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}
