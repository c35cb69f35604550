using Acme.Greenhouse;
using TelemetryGen.Server.DuckDb;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>What can happen to a file, and what is said of it.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("greenhouse.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_another_process_is_an_error_that_names_it()
    {
        using var other = StoreProcess.Start(Path, 20);
        await other.LineAsync("done");

        var error = await Assert.ThrowsAsync<TelemetryServerException>(StartAsync);

        Assert.StartsWith(
            $"The DuckDB file {Path} cannot be used. It is open in another process, and a DuckDB file is for one process at a time.",
            error.Message, StringComparison.Ordinal);
        Assert.Contains($"PID {other.Id}", error.Message, StringComparison.Ordinal);
        await other.EndAsync();
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_is_none_of_DuckDB_is_an_error_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Path, new string('x', 20_000), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<TelemetryServerException>(StartAsync);

        Assert.Contains(
            "It is no DuckDB file, or its start is damaged. Restore a copy, or move it away", error.Message, StringComparison.Ordinal);
        Assert.Equal(20_000, new FileInfo(Path).Length);
    }

    [Fact]
    public async Task A_damaged_file_is_an_error()
    {
        await using (var host = await StartAsync())
        {
            await host.Source.SendAsync([.. Enumerable.Range(1, 200).Select(i => Event(i))]);
        }

        var bytes = await File.ReadAllBytesAsync(Path, TestContext.Current.CancellationToken);
        bytes.AsSpan(4096 * 3).Fill(0x5A);
        await File.WriteAllBytesAsync(Path, bytes, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<TelemetryServerException>(StartAsync);

        Assert.Contains("It is damaged. Restore a copy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_told_and_nothing_goes_on_before_it_is_back()
    {
        await using var host = await StartAsync();
        await host.Source.SendAsync(Event(1));
        File.Move(Path, Path + ".away");

        var sending = host.Source.SendAsync(Event(2));
        await host.Log.LineAsync($"The DuckDB file {Path} was deleted or moved while the server runs");
        File.Move(Path + ".away", Path);

        Assert.Equal(1, await sending);
        Assert.Equal(["1", "2"], StoreHost.Query(Path, "SELECT Sequence FROM Climate ORDER BY 1"));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_what_was_stored_is_whole()
    {
        using (var full = StoreProcess.StartWithLimit(Path, 3000, 600))
        {
            await full.LineAsync("It must not become larger here");
            full.Kill();
        }

        Assert.Equal(
            ["true"], StoreHost.Query(Path, "SELECT (SELECT count(*) FROM Climate) = (SELECT sum(3 * (sequence_number + 1)) FROM "
                + "_telemetry_positions)"));
        using var again = StoreProcess.Start(Path, 3000);
        await again.LineAsync("done");
        await again.EndAsync();
        Assert.Equal(["18000"], StoreHost.Query(Path, "SELECT count(*) FROM Climate"));
    }

    [Fact]
    public async Task Rows_are_deleted_only_once_they_are_elsewhere()
    {
        var error = await Assert.ThrowsAsync<TelemetryServerException>(() => StoreHost.StartAsync<GreenhouseTelemetry>(
            Path, o => o.KeepRows = TimeSpan.FromDays(30)));

        Assert.Contains("call ExportParquet", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuckDbStoreOptions().ExportParquet("parquet", TimeSpan.FromMinutes(7)));
    }

    private Task<StoreHost> StartAsync() => StoreHost.StartAsync<GreenhouseTelemetry>(Path);

    private static TelemetryEvent Event(int number) => NumberedSource.Event(number, Bodies.Message((uint)number));
}
