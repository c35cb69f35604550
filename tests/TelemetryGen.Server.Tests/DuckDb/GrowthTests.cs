using Acme.Greenhouse;
using TelemetryGen.Conformance;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>A file of an older, or of a newer, program.</summary>
public sealed class GrowthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("greenhouse.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_field_is_a_new_column_with_null_for_the_rows_before()
    {
        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1));
        StoreHost.Execute(Path, "ALTER TABLE Climate DROP COLUMN Battery");

        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1), Bodies.Message(2));

        Assert.Equal(["1|NULL", "2|3300"], Rows("SELECT Sequence, Battery FROM Climate ORDER BY 1"));
        Assert.Equal(["Unit: mV. Since version 2."], Rows("SELECT comment FROM duckdb_columns() WHERE column_name = 'Battery'"));
    }

    [Fact]
    public async Task A_field_that_was_removed_keeps_its_column_and_is_null()
    {
        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1));
        StoreHost.Execute(Path, "ALTER TABLE Climate ADD COLUMN Rain DOUBLE DEFAULT 5; ALTER TABLE Climate ALTER Rain DROP DEFAULT");

        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1), Bodies.Message(2));

        Assert.Equal(["1|5.0", "2|NULL"], Rows("SELECT Sequence, Rain FROM Climate ORDER BY 1"));
    }

    [Fact]
    public async Task Records_inside_grow_and_shrink_alike()
    {
        StoreHost.Execute(Path, "CREATE TABLE Nested (\"Start\" STRUCT(Latitude DOUBLE, Speed INTEGER), After UTINYINT); "
            + "CREATE TABLE Readings (Items STRUCT(Sensor USMALLINT, Old VARCHAR)[]); "
            + "INSERT INTO Nested VALUES ({'Latitude': 1, 'Speed': 2}, 3)");
        var start = new Position(1.5, -2.5, 7, true, false, Door.Open);
        var leg = new Leg { From = start, Levels = [1, 2, 3], Code = "ab", Started = DateTimeOffset.UnixEpoch };

        await StoreAsync<global::Conformance.ConformanceTelemetry>(
            Bodies.Message(new Nested(5, start, leg, 6)),
            Bodies.Message(new Readings { Sequence = 1, Items = [new(1, 20.5, true), new(2, -1, false)], Label = "l" }));

        Assert.Equal(
            ["1.0|2|NULL|NULL|3|NULL", "1.5|NULL|-2.5|Open|6|ab"],
            Rows("SELECT Start.Latitude, Start.Speed, Start.Longitude, Start.Door, After, Leg.Code FROM Nested ORDER BY 1"));
        Assert.Equal(
            ["1|NULL|20.5|2|NULL|-1.0"],
            Rows("SELECT Items[1].Sensor, Items[1].\"Old\", Items[1].Temperature, Items[2].Sensor, Items[2].\"Old\", Items[2].Temperature "
                + "FROM Readings"));
    }

    [Fact]
    public async Task A_type_that_changed_is_an_error_that_says_what_to_do_and_changes_nothing()
    {
        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1));
        StoreHost.Execute(Path, "ALTER TABLE Climate DROP COLUMN Note; ALTER TABLE Climate ALTER Battery TYPE UTINYINT USING 7");

        var error = await Assert.ThrowsAsync<TelemetryServerException>(() => StoreHost.StartAsync<GreenhouseTelemetry>(Path));

        Assert.StartsWith(
            $"Column \"Battery\" of table Climate in {Path} is UTINYINT; the record has USMALLINT now. Nothing was changed.",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("ALTER TABLE \"Climate\" ALTER \"Battery\" TYPE USMALLINT;", error.Message, StringComparison.Ordinal);
        Assert.Empty(Rows("SELECT 1 FROM duckdb_columns() WHERE column_name = 'Note'"));
        StoreHost.Execute(Path, "ALTER TABLE \"Climate\" ALTER \"Battery\" TYPE USMALLINT;");
        await StoreAsync<GreenhouseTelemetry>(Bodies.Message(1), Bodies.Message(2));
        Assert.Equal(["7", "3300"], Rows("SELECT Battery FROM Climate ORDER BY Sequence"));
    }

    // Numbers from 0 on: those that the file has come again.
    private async Task StoreAsync<TSchema>(params byte[][] bodies)
        where TSchema : ITelemetrySchema
    {
        await using var host = await StoreHost.StartAsync<TSchema>(Path);
        Assert.Equal(bodies.Length, await host.Source.SendAsync([.. bodies.Select((b, i) => NumberedSource.Event(i, b))]));
    }

    private List<string> Rows(string sql) => StoreHost.Query(Path, sql);
}
