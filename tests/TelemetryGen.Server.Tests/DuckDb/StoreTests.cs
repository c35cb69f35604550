using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>Rows of a file: what is beside the fields, and each event once.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("greenhouse.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_says_who_sent_it_and_where_it_was()
    {
        await using (var host = await StartAsync())
        {
            await host.Source.SendAsync(
                NumberedSource.Event(7, Bodies.Batch(1, 2), "3"), NumberedSource.Event(8, Bodies.Message(3), "3", null));
        }

        Assert.Equal(
            [
                "wipy-01|2026-11-01 00:07:00+00|3|7|0|3|1|20.0|Closed|3300|NULL|1",
                "wipy-01|2026-11-01 00:07:00+00|3|7|1|3|1|20.0|Closed|3300|NULL|2",
                "|2026-11-01 00:08:00+00|3|8|0|3|1|20.0|Closed|3300|NULL|3",
            ],
            Rows("SELECT _sender, _enqueued_time, _partition, _sequence_number, _place, _version, _lot, Temperature, Door, Battery, Note, "
                + "Sequence FROM Climate ORDER BY Sequence"));
    }

    [Fact]
    public async Task Rows_of_all_kinds_of_a_lot_come_together_with_the_position()
    {
        await using var host = await StartAsync();

        await host.Source.SendAsync(
            NumberedSource.Event(1, Bodies.Message(1)), NumberedSource.Event(2, Bodies.Message(Bodies.Health(2))));
        await host.Source.SendAsync(NumberedSource.Event(1, Bodies.Message(3), "1"));

        // From the same process, while the server runs.
        Assert.Equal(["1|1|1"], Rows("SELECT _lot, (SELECT _lot FROM Health), count(*) FROM Climate WHERE _partition = '0' GROUP BY 1"));
        Assert.Equal(
            ["Acme.Greenhouse|0|2|2026-11-01 00:02:00+00|1", "Acme.Greenhouse|1|1|2026-11-01 00:01:00+00|2"],
            Rows("SELECT * FROM _telemetry_positions ORDER BY partition"));
    }

    [Fact]
    public async Task Events_that_come_again_after_a_start_are_not_stored_again()
    {
        await using (var first = await StartAsync())
        {
            await first.Source.SendAsync(Event(1), Event(2), Event(3));
        }

        await using var again = await StartAsync();
        await again.Source.SendAsync(Event(2), Event(3), Event(4));

        Assert.Equal(["1|1", "2|1", "3|1", "4|2"], Rows("SELECT Sequence, _lot FROM Climate ORDER BY Sequence"));
        Assert.Contains(again.Log.Lines, l => l.Contains("has all events up to 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_was_made_anew_is_stored_from_its_first_event_on_and_told()
    {
        await using (var first = await StartAsync())
        {
            await first.Source.SendAsync(Event(8), Event(9));
        }

        await using var again = await StartAsync();
        await again.Source.SendAsync(
            Event(0, 10) with { EnqueuedTime = Bodies.Start.AddDays(1) }, Event(1, 11) with { EnqueuedTime = Bodies.Start.AddDays(1) });

        Assert.Equal(["8", "9", "10", "11"], Rows("SELECT Sequence FROM Climate ORDER BY Sequence"));
        Assert.Contains(again.Log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal)
            && l.Contains("seems to be made anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lot_that_failed_leaves_nothing_and_is_stored_whole_when_it_can_be()
    {
        await using var host = await StartAsync();
        await host.Source.SendAsync(Event(1));
        StoreHost.Execute(Path, "ALTER TABLE Health RENAME TO Elsewhere");

        var sending = host.Source.SendAsync(Event(2), NumberedSource.Event(3, Bodies.Message(Bodies.Health(3))));
        await host.Log.LineAsync("Table Health cannot be appended to");
        Assert.Equal(["1"], Rows("SELECT Sequence FROM Climate"));
        StoreHost.Execute(Path, "ALTER TABLE Elsewhere RENAME TO Health");

        Assert.Equal(2, await sending);
        Assert.Equal(["1|1", "2|2"], Rows("SELECT Sequence, _lot FROM Climate ORDER BY Sequence"));
        Assert.Equal(["3|2"], Rows("SELECT Sequence, _lot FROM Health"));
    }

    [Fact]
    public async Task A_column_that_refuses_a_value_leaves_nothing_of_the_lot()
    {
        await using var host = await StartAsync();
        StoreHost.Execute(Path, "ALTER TABLE Climate ALTER Note SET NOT NULL");

        var sending = host.Source.SendAsync(Event(1), NumberedSource.Event(2, Bodies.Message(Bodies.Health(2))));
        await host.Log.LineAsync("Table Climate does not take rows");
        Assert.Empty(Rows("SELECT Sequence FROM Health"));
        StoreHost.Execute(Path, "ALTER TABLE Climate ALTER Note DROP NOT NULL");

        Assert.Equal(2, await sending);
        Assert.Equal(["1|2"], Rows("SELECT Climate.Sequence, Health.Sequence FROM Climate, Health"));
    }

    [Fact]
    public async Task Records_that_no_handler_took_are_not_stored_and_their_neighbours_are()
    {
        await using var host = await StoreHost.StartAsync<GreenhouseTelemetry>(Path, more: t => t
            .Configure(o => o.RetryDelay = TimeSpan.FromMilliseconds(1)).DeadLetterTo(_ => new MemoryDeadLetters())
            .Handle<Climate>((c, _) =>
            {
                if (c.Sequence == 2)
                {
                    throw new InvalidOperationException();
                }
            }));

        await host.Source.SendAsync(NumberedSource.Event(1, Bodies.Batch(1, 2, 3)));

        Assert.Equal(["1|0", "3|2"], Rows("SELECT Sequence, _place FROM Climate ORDER BY Sequence"));
    }

    [Fact]
    public async Task Two_programs_with_prefixes_and_names_of_sources_share_a_file_in_one_process()
    {
        await using var one = await StoreHost.StartAsync<GreenhouseTelemetry>(Path, o => (o.TablePrefix, o.SourceName) = ("a_", "north"));
        await using var two = await StoreHost.StartAsync<GreenhouseTelemetry>(Path, o => (o.TablePrefix, o.SourceName) = ("b_", "south"));

        await one.Source.SendAsync(Event(1));
        await two.Source.SendAsync(Event(1), Event(2));

        Assert.Equal(["1|2"], Rows("SELECT (SELECT count(*) FROM a_Climate), (SELECT count(*) FROM b_Climate)"));
        Assert.Equal(["north|1", "south|2"], Rows("SELECT source, sequence_number FROM _telemetry_positions ORDER BY 1"));
    }

    [Fact]
    public async Task Two_sources_of_one_name_in_a_file_are_an_error()
    {
        await using (await StartAsync())
        {
            var error = await Assert.ThrowsAsync<TelemetryServerException>(StartAsync);
            Assert.StartsWith($"Two sources named Acme.Greenhouse are stored in {Path};", error.Message, StringComparison.Ordinal);
        }

        await (await StartAsync()).DisposeAsync();
    }

    private Task<StoreHost> StartAsync() => StoreHost.StartAsync<GreenhouseTelemetry>(Path);

    private static TelemetryEvent Event(long number, uint? record = null) =>
        NumberedSource.Event(number, Bodies.Message(record ?? (uint)number));

    private List<string> Rows(string sql) => StoreHost.Query(Path, sql);
}
