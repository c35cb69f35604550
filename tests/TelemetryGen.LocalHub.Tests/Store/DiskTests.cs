using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Disks that are full or cannot be written, and files where a folder should be.</summary>
public sealed class DiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    [InlineData(60_000)]
    public async Task A_start_on_a_full_disk_says_where_there_is_no_space_and_how_much_is_free(int leave)
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        disk.Fill(leave);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(Path.Combine(disk.Path, "data")));

        Assert.Contains(error.Error, (LocalHubError[])[LocalHubError.DirectoryUnusable, LocalHubError.StoreUnusable]);
        Assert.Matches(
            $"^There is no space for {disk.Path}/data/[a-z.-]+: [0-9,]+ bytes are free on its disk. Free some, or use another directory.$",
            error.Message);
    }

    [Fact]
    public async Task A_store_that_has_no_space_for_its_log_any_more_says_so_too()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        var data = Path.Combine(disk.Path, "data");
        await (await StartAsync(data)).DisposeAsync();
        disk.Fill(leave: 0);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(data));

        Assert.StartsWith($"There is no space for {data}/", error.Message, StringComparison.Ordinal);
        disk.Free();
        await (await StartAsync(data)).DisposeAsync();
    }

    [Fact]
    public async Task A_store_on_a_medium_that_cannot_be_written_is_looked_through()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        using var source = new TemporaryFolder();
        await Damage.FillAsync(source);
        Copy(source.Path, Path.Combine(disk.Path, "sound"));
        Copy(source.Path, Path.Combine(disk.Path, "damaged"));
        Damage.ChangeBlock(Path.Combine(disk.Path, "damaged", "events.db"), 2);
        Copy(source.Path, Path.Combine(disk.Path, "log"));
        File.WriteAllText(Path.Combine(disk.Path, "log", "events.db-wal"), "not copied back");
        Copy(source.Path, Path.Combine(disk.Path, "100 % é?"));
        File.Delete(Path.Combine(disk.Path, "100 % é?", "hub.lock"));
        disk.MakeReadOnly();

        Assert.Equal((Damage.Events, true), Check("sound"));
        Assert.Equal((Damage.Events, true), Check("100 % é?"));
        Assert.False(Check("damaged").IsSound);
        var log = Assert.Throws<LocalHubException>(() => Check("log"));
        Assert.Equal(LocalHubError.StoreUnusable, log.Error);
        Assert.EndsWith("Copy the folder to a disk and look at it there.", log.Message, StringComparison.Ordinal);

        (long Events, bool IsSound) Check(string name)
        {
            var report = LocalHubStore.Check(Path.Combine(disk.Path, name), cancellationToken: Cancellation);
            return (report.Events, report.IsSound);
        }
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var below = Path.Combine(file, "data");

        var (start, care) = ($"{file} is a file; give a folder.", $"{file} is a file, so there can be no folder {below}.");
        Assert.Equal((LocalHubError.DirectoryUnusable, start), Of(await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(file))));
        Assert.Equal(care, (await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(below))).Message);
        Assert.Equal(start, Assert.Throws<LocalHubException>(() => LocalHubStore.Check(file, cancellationToken: Cancellation)).Message);
        Assert.Equal(care, Assert.Throws<LocalHubException>(() => LocalHubStore.Repair(below, cancellationToken: Cancellation)).Message);
        Assert.Equal(start, Assert.Throws<LocalHubException>(() => DeviceKeys.Open(file)).Message);

        static (LocalHubError, string) Of(LocalHubException error) => (error.Error, error.Message);
    }

    private static Task<LocalHub> StartAsync(string data) =>
        LocalHub.StartAsync(new LocalHubOptions { DataDirectory = data, Port = 0 }, Cancellation);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
