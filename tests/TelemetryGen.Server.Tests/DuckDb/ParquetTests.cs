using Acme.Greenhouse;
using TelemetryGen.Conformance;
using TelemetryGen.Server.DuckDb;
using TelemetryGen.Server.DuckDb.Parquet;
using TelemetryGen.Server.DuckDb.Tables;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>Parquet files of what came in.</summary>
public sealed class ParquetTests : IDisposable
{
    private const int Day = 24 * 60;
    private static readonly TimeSpan EachDay = TimeSpan.FromDays(1);
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("greenhouse.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_day_that_is_over_is_a_file_whose_times_are_instants()
    {
        await StoreAsync(Event(1), Event(Day - 1), Event(Day), Event(Day + 1, DateTimeOffset.UtcNow.AddHours(1)));

        await ExportAsync(EachDay);

        Assert.Equal(
            ["Climate/enqueued_day=2026-11-01/part-0.parquet", "Climate/enqueued_day=2026-11-02/part-0.parquet"], Files());
        Assert.Equal(
            ["wipy-01|2026-11-01 00:01:00+00|0|1|0|3|2026-11-01|1|20.0|Closed|3300"],
            Rows("SELECT _sender, _enqueued_time, _partition, _sequence_number, _place, _version, enqueued_day, Sequence, Temperature, "
                + $"Door, Battery FROM {Read("Climate")} WHERE Sequence = 1"));
        Assert.Equal(
            ["_enqueued_time|true", "At|true"],
            Rows("SELECT name, logical_type LIKE '%isAdjustedToUTC=1%' FROM parquet_schema("
                + $"'{_folder.File("parquet/Climate/enqueued_day=2026-11-01/part-0.parquet")}') WHERE logical_type LIKE 'Timestamp%'"));
    }

    [Fact]
    public async Task Hours_have_folders_of_their_own()
    {
        await StoreAsync(Event(59), Event(60), Event(Day));

        await ExportAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            [
                "Climate/enqueued_day=2026-11-01/enqueued_hour=00/part-0.parquet",
                "Climate/enqueued_day=2026-11-01/enqueued_hour=01/part-0.parquet",
                "Climate/enqueued_day=2026-11-02/enqueued_hour=00/part-0.parquet",
            ],
            Files());
        Assert.Equal(["01|60"], Rows($"SELECT enqueued_hour, Sequence FROM {Read("Climate")} WHERE enqueued_hour = 1"));
    }

    [Fact]
    public async Task What_comes_late_is_a_further_file_and_no_row_is_in_two()
    {
        await StoreAsync(Event(1), Event(2));
        await ExportAsync(EachDay);
        await StoreAsync(Event(3), Event(Day));

        await ExportAsync(EachDay);
        await ExportAsync(EachDay);

        Assert.Equal(
            [
                "Climate/enqueued_day=2026-11-01/part-0.parquet", "Climate/enqueued_day=2026-11-01/part-1.parquet",
                "Climate/enqueued_day=2026-11-02/part-0.parquet",
            ],
            Files());
        Assert.Equal(["1", "2", "3", $"{Day}"], Rows($"SELECT Sequence FROM {Read("Climate")} ORDER BY 1"));
    }

    [Fact]
    public async Task A_stop_between_a_file_and_its_note_or_within_a_file_costs_nothing()
    {
        await StoreAsync(Event(1));
        await ExportAsync(EachDay);
        await StoreAsync(Event(2));
        StoreHost.Execute(Path, "DELETE FROM _telemetry_exports");
        _folder.Write("parquet/Climate/enqueued_day=2026-11-01/part-0.parquet.tmp", "half of it");

        await ExportAsync(EachDay);

        Assert.Equal(["Climate/enqueued_day=2026-11-01/part-0.parquet"], Files());
        Assert.Equal(["1", "2"], Rows($"SELECT Sequence FROM {Read("Climate")} ORDER BY 1"));
    }

    [Fact]
    public async Task Rows_older_than_is_asked_for_are_deleted_once_they_are_in_files()
    {
        var now = DateTimeOffset.UtcNow;
        await StoreAsync(Event(1), Event(2), Event(Day, now.AddDays(-1)), Event(Day + 1, now.AddHours(1)));

        await ExportAsync(EachDay, o => o.KeepRows = TimeSpan.FromDays(3), "2 rows of Climate were deleted");
        Assert.Equal([$"{Day}", $"{Day + 1}"], Rows("SELECT Sequence FROM Climate ORDER BY 1"));
        await StoreAsync(Event(Day + 2, Bodies.Start));
        Assert.Equal(["3"], Rows("SELECT count(*) FROM Climate"));
        await ExportAsync(EachDay, o => o.KeepRows = TimeSpan.FromDays(3), "1 rows of Climate were deleted");

        Assert.Equal(["2"], Rows("SELECT count(*) FROM Climate"));
        Assert.Equal(["1", "2", $"{Day}", $"{Day + 2}"], Rows($"SELECT Sequence FROM {Read("Climate")} ORDER BY 1"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_the_server_goes_on()
    {
        await StoreAsync(Event(1));
        _folder.Write("parquet", "a file");

        await using (var host = await StartAsync(EachDay))
        {
            await host.Log.LineAsync("Parquet files could not be written; it is tried again in 5 min.");
            Assert.Equal(1, await host.Source.SendAsync(Event(2)));
        }

        File.Delete(_folder.File("parquet"));
        await ExportAsync(EachDay);
        Assert.Equal(["2"], Rows($"SELECT count(*) FROM {Read("Climate")}"));
    }

    [Fact]
    public async Task Other_periods_than_before_are_an_error_that_says_what_to_do()
    {
        await StoreAsync(Event(1));
        await ExportAsync(EachDay);

        await using var host = await StartAsync(TimeSpan.FromHours(1));

        await host.Log.LineAsync("Parquet files were written every 1.00:00:00, and are asked for every 01:00:00 now");
    }

    [Fact]
    public async Task Spans_of_time_are_microseconds_in_the_files()
    {
        await using (var host = await StoreHost.StartAsync<global::Conformance.ConformanceTelemetry>(Path))
        {
            await host.Source.SendAsync(NumberedSource.Event(
                1, Bodies.Message(new Durations(TimeSpan.FromDays(400), TimeSpan.FromMilliseconds(-1500), null))));
        }

        await using (var host = await StoreHost.StartAsync<global::Conformance.ConformanceTelemetry>(
            Path, o => o.ExportParquet("parquet", EachDay)))
        {
            await host.Log.LineAsync("1 rows of Durations are in");
        }

        Assert.Equal(
            ["34560000000000|BIGINT|-1500000|NULL"], Rows($"SELECT \"Long\", typeof(\"Long\"), Short, Optional FROM {Read("Durations")}"));
    }

    [Fact]
    public void Spans_of_time_inside_of_records_are_microseconds_too()
    {
        var span = new NamedType("At home", new ScalarType("INTERVAL"));
        var inside = new StructType([span, new("n", new ScalarType("INTEGER"))]);
        var columns = new NamedType[] { new("One", inside), new("Many", new ListType(inside)), new("_lot", new ScalarType("BIGINT")) };
        StoreHost.Execute(Path, $"CREATE TABLE t (One {inside.Sql}, Many {inside.Sql}[], _lot BIGINT); "
            + "INSERT INTO t VALUES ({'At home': INTERVAL 2 SECOND, 'n': 1}, [{'At home': INTERVAL 3 SECOND, 'n': 2}], 1), (NULL, [], 2)");

        Assert.Equal(
            ["{'At home': 2000000, 'n': 1}|[{'At home': 3000000, 'n': 2}]", "NULL|[]"],
            Rows($"SELECT {ParquetColumns.Select(columns)} FROM t ORDER BY _lot"));
    }

    private static TelemetryEvent Event(int minute, DateTimeOffset? enqueued = null)
    {
        var e = NumberedSource.Event(minute, Bodies.Message((uint)minute));
        return enqueued is { } time ? e with { EnqueuedTime = time } : e;
    }

    private async Task StoreAsync(params TelemetryEvent[] events)
    {
        await using var host = await StoreHost.StartAsync<GreenhouseTelemetry>(Path);
        Assert.Equal(events.Length, await host.Source.SendAsync(events));
    }

    private Task<StoreHost> StartAsync(TimeSpan every, Action<DuckDbStoreOptions>? more = null) =>
        StoreHost.StartAsync<GreenhouseTelemetry>(Path, o =>
        {
            o.ExportParquet("parquet", every);
            more?.Invoke(o);
        });

    // A stop waits for the look at the start.
    private async Task ExportAsync(TimeSpan every, Action<DuckDbStoreOptions>? more = null, string? line = null)
    {
        await using var host = await StartAsync(every, more);
        await host.Log.LineAsync(line ?? "Parquet files are written up to");
        Assert.DoesNotContain(host.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    private List<string> Files() => [.. Directory
        .EnumerateFiles(_folder.File("parquet"), "*", SearchOption.AllDirectories)
        .Select(f => System.IO.Path.GetRelativePath(_folder.File("parquet"), f)).Order(StringComparer.Ordinal)];

    private string Read(string table) => $"read_parquet('{_folder.File($"parquet/{table}/**/*.parquet")}')";

    private List<string> Rows(string sql) => StoreHost.Query(Path, sql);
}
