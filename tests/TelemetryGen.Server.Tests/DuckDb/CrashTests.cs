using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>A server that is killed while it stores, and reads all events again each time.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Events = 3000;
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("greenhouse.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_record_is_stored_once_however_often_the_server_is_killed()
    {
        var stored = 0L;
        foreach (var at in (int[])[200, 780, 1500, 2600])
        {
            using var process = StoreProcess.Start(Path, Events);
            await process.LineAsync($"0: {at} stored");
            process.Kill();
            stored = CheckWhole(stored);
            Assert.True(stored >= at * 3, $"{at} events were stored, and {stored} rows are there.");
        }

        using var last = StoreProcess.Start(Path, Events);
        await last.LineAsync("done");
        await last.EndAsync();

        Assert.Equal(
            [$"{Events * 6}|{Events * 6}|{Events * 3}|{Events * 3L * (Events * 3L + 1)}"],
            StoreHost.Query(Path, "SELECT count(*), count(DISTINCT (_partition, _sequence_number, _place)), count(DISTINCT Note), "
                + "sum(Sequence) FROM Climate"));
    }

    // Of each partition all records up to the position, in whole lots, and none after it.
    private long CheckWhole(long before)
    {
        var positions = StoreHost.Query(
            Path, "SELECT partition, 3 * (sequence_number + 1), (SELECT count(*) FROM Climate WHERE _partition = partition), "
                + "(SELECT count(DISTINCT (_sequence_number, _place)) FROM Climate WHERE _partition = partition), "
                + "(sequence_number + 1) % 20 FROM _telemetry_positions");
        var sum = 0L;
        foreach (var position in positions.Select(p => p.Split('|')))
        {
            Assert.Equal((position[1], position[1], "0"), (position[2], position[3], position[4]));
            sum += long.Parse(position[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.True(sum >= before, $"{before} rows were stored, {sum} are.");
        return sum;
    }
}
