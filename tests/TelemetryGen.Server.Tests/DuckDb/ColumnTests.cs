using TelemetryGen.Conformance;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>Each kind of field in a column: its type, and values at its ends.</summary>
public sealed class ColumnTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 1, 2, 3, 4, 567, TimeSpan.FromHours(1));
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("conformance.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Integers_are_of_their_own_width_and_null_where_they_may_be()
    {
        await StoreAsync(
            Bodies.Message(new Integers(255, 65535, uint.MaxValue, ulong.MaxValue, -128, short.MinValue, int.MinValue, long.MinValue)),
            Bodies.Message(new OptionalIntegers(254, null, 7, null, -127, null, int.MaxValue, null)));

        Assert.Equal(
            ["U8 UTINYINT", "U16 USMALLINT", "U32 UINTEGER", "U64 UBIGINT", "I8 TINYINT", "I16 SMALLINT", "I32 INTEGER", "I64 BIGINT"],
            TypesOf("Integers"));
        Assert.Equal(TypesOf("Integers"), TypesOf("OptionalIntegers"));
        Assert.Equal(
            ["255|65535|4294967295|18446744073709551615|-128|-32768|-2147483648|-9223372036854775808"], RowsOf("Integers"));
        Assert.Equal(["254|NULL|7|NULL|-127|NULL|2147483647|NULL"], RowsOf("OptionalIntegers"));
    }

    [Fact]
    public async Task Floats_keep_infinities_and_scaled_fields_are_what_the_property_is()
    {
        await StoreAsync(
            Bodies.Message(new Floats(float.NegativeInfinity, double.Epsilon, null, double.MaxValue, 0.1f, null)),
            Bodies.Message(new Measures(-21.55, 99.5, 1230, 5, 0.25f, 12.3456789, 1.001, null, 25.5)),
            Bodies.Message(new Decimals(-12.34m, -39.9, 0.75, 25.4m, 1234567.000001m)));

        Assert.Equal("Single FLOAT, Double DOUBLE", string.Join(", ", TypesOf("Floats")[..2]));
        Assert.Equal(["-inf|5e-324|NULL|1.7976931348623157e+308|0.1|NULL"], RowsOf("Floats"));
        Assert.Equal(["-21.55|99.5|1230.0|5.0|0.25|12.3456789|1.001|NULL|25.5"], RowsOf("Measures"));
        Assert.Equal(
            ["Price DECIMAL(18,2)", "Offset DOUBLE", "Half DOUBLE", "Optional DECIMAL(18,1)", "Wide DECIMAL(18,6)"], TypesOf("Decimals"));
        Assert.Equal(["-12.34|-39.9|0.75|25.4|1234567.000001"], RowsOf("Decimals"));
    }

    [Fact]
    public async Task Moments_are_instants_and_durations_are_intervals()
    {
        await StoreAsync(
            Bodies.Message(new Moments(
                DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue, Moment.AddMicroseconds(8), null, DateTimeOffset.UnixEpoch)),
            Bodies.Message(new Calendar(Moment.UtcDateTime, null)),
            Bodies.Message(new Durations(TimeSpan.FromDays(400), TimeSpan.FromMilliseconds(-1500), null)));

        Assert.All(TypesOf("Moments"), t => Assert.EndsWith(" TIMESTAMP WITH TIME ZONE", t, StringComparison.Ordinal));
        Assert.Equal(
            ["1970-01-01 00:00:00+00|0001-01-01 00:00:00+00|2026-11-01 01:03:04.567008+00|NULL|1970-01-01 00:00:00+00"],
            RowsOf("Moments"));
        Assert.Equal(["2026-11-01 01:03:04.567+00|NULL"], RowsOf("Calendar"));
        Assert.Equal(["9600:00:00|-00:00:01.5|NULL"], RowsOf("Durations"));
    }

    [Fact]
    public async Task Enumerations_are_names_and_flags_are_lists_of_names_and_numbers_where_there_is_no_name()
    {
        await StoreAsync(
            Bodies.Message(new Choices(Door.Open, Level.Low, Alarms.Battery | Alarms.Sensor, Signed32.Last, null, Bits64.Last)),
            Bodies.Message(new Choices((Door)7, (Level)(-9), (Alarms)0x0006, Signed32.None, Door.Closed, (Bits64)5)));

        Assert.Equal(
            ["Open|Low|[Battery, Sensor]|[Last]|NULL|[Last]", "7|-9|[6]|[]|Closed|[5]"], RowsOf("Choices"));
        Assert.Equal("Alarms VARCHAR[]", TypesOf("Choices")[2]);
    }

    [Fact]
    public async Task Texts_bytes_and_identities_are_as_they_were_sent()
    {
        var id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        await StoreAsync(
            Bodies.Message(new Texts { Short = "", Number = 1, Optional = "Grüße", Long = new string('ж', 120) }),
            Bodies.Message(new Identities(id, "ab", [1, 2, 0, 255], [], null, null)),
            Bodies.Message(new Identities(Guid.Empty, "", [0, 0, 0, 0], [65], new byte[300], true)));

        Assert.Equal(["|1|Grüße|" + new string('ж', 120)], RowsOf("Texts"));
        Assert.Equal(
            [$"{id}|ab|\\x01\\x02\\x00\\xFF||NULL|NULL", $"{Guid.Empty}||\\x00\\x00\\x00\\x00|A|300|true"],
            StoreHost.Query(Path, "SELECT Id, Serial, Address, Payload, octet_length(\"Long\"), Armed FROM Identities"));
    }

    [Fact]
    public async Task Arrays_are_lists_and_records_inside_are_structs()
    {
        var leg = new Leg
        {
            From = new(1.5, -2.5, null, true, false, Door.Open), Minutes = 9, Levels = [1, -2, 3], Code = "ab", Id = Guid.Empty,
            Started = DateTimeOffset.UnixEpoch,
        };
        await StoreAsync(
            Bodies.Message(new Arrays
            {
                Fixed = [1, -2, 3, -4], Ranged = [100, -100], Floats = [1, float.PositiveInfinity, 3], Wide = [ulong.MaxValue, 0],
                Bounded = [1, 2], BoundedRanged = [], BoundedDoubles = [0.5], Note = "n",
            }),
            Bodies.Message(new Nested(5, leg.From, leg, 6)),
            Bodies.Message(new Readings
            {
                Sequence = 1, Items = [new(1, 20.5, true, 3), new(2, -1, false)], Places = null, Label = "l", Extra = [1],
            }),
            Bodies.Message(new Readings { Sequence = 2, Items = [], Places = [leg.From], Label = "m" }));

        Assert.Equal(
            ["0|[1, -2, 3, -4]|[100, -100]|[1.0, inf, 3.0]|[18446744073709551615, 0]|0|[1, 2]|[]|[0.5]|n"], RowsOf("Arrays"));
        Assert.Equal(
            ["-2.5|NULL|Open|9|[1, -2, 3]|1.5|1970-01-01 00:00:00+00"],
            StoreHost.Query(
                Path, "SELECT Start.Longitude, Start.Altitude, Start.Door, Leg.Minutes, Leg.Levels, Leg.\"From\".Latitude, Leg.Started "
                    + "FROM Nested"));
        Assert.Equal(
            ["2|1|20.5|3|-1.0|NULL|NULL|l", "0|NULL|NULL|NULL|NULL|NULL|1|m"],
            StoreHost.Query(
                Path, "SELECT len(Items), Items[1].Sensor, Items[1].Temperature, Items[1].Quality, Items[2].Temperature, Items[2].Drift, "
                    + "len(Places), Label FROM Readings ORDER BY _sequence_number"));
    }

    [Fact]
    public async Task More_records_than_a_chunk_of_DuckDB_has_are_all_stored_in_order()
    {
        var records = Enumerable.Range(0, 5000)
            .Select(i => new Readings { Sequence = (uint)i + 1, Items = [new((ushort)i, 1, true)], Label = $"label number {i}" }).ToArray();
        var body = new byte[Readings.MaxBatchBytes(records.Length)];
        Assert.True(Readings.TryWriteBatch(records, body, out var length, out _));

        await StoreAsync(body[..length]);

        Assert.Equal(
            ["5000|5000|12497500|true"],
            StoreHost.Query(Path, "SELECT count(*), count(DISTINCT _place), sum(Items[1].Sensor), "
                + "bool_and(Sequence = _place + 1 AND Label = 'label number ' || _place) FROM Readings"));
    }

    [Fact]
    public async Task Columns_say_unit_and_range_and_tables_what_they_are()
    {
        await StoreAsync(Bodies.Message(new OnlyText("x")));

        Assert.Equal(
            ["Unit: Cel. Range: -40 to 85. Steps of 0.01."],
            StoreHost.Query(Path, "SELECT comment FROM duckdb_columns() WHERE table_name = 'Measures' AND column_name = 'Temperature'"));
        Assert.Equal(
            ["Message 5 of Conformance, schema 901, version 3."],
            StoreHost.Query(Path, "SELECT comment FROM duckdb_tables() WHERE table_name = 'Measures'"));
    }

    [Fact]
    public async Task Fields_that_old_firmware_does_not_know_are_what_readers_give()
    {
        var message = Bodies.Message(new Evolving(1, 5, true, -2, "ab", "cd", 9, false, true, 3));
        // The header of version 1, whose block has 4 bytes: First, the bits, Last.
        var old = Convert.FromHexString("04000C0085030100" + "0100" + "01" + "09" + "02" + "6162");

        await StoreAsync(message, old);

        Assert.Equal(
            ["3|1|5|true|-2|ab|cd|9|false|true|3", "1|1|NULL|true|NULL|ab|NULL|9|true|false|7"],
            StoreHost.Query(Path, "SELECT _version, columns(* EXCLUDE (_version, _sender, _enqueued_time, _partition, _sequence_number, "
                + "_place, _lot)) FROM Evolving ORDER BY _sequence_number"));
    }

    private async Task StoreAsync(params byte[][] bodies)
    {
        await using var host = await StoreHost.StartAsync<global::Conformance.ConformanceTelemetry>(Path);
        Assert.Equal(bodies.Length, await host.Source.SendAsync([.. bodies.Select((b, i) => NumberedSource.Event(i, b))]));
    }

    private List<string> TypesOf(string table) => [.. StoreHost.Query(
        Path, "SELECT column_name || ' ' || data_type FROM duckdb_columns() "
            + $"WHERE table_name = '{table}' AND NOT starts_with(column_name, '_') ORDER BY column_index")];

    private List<string> RowsOf(string table) => StoreHost.Query(
        Path, $"SELECT columns(c -> NOT starts_with(c, '_')) FROM {table} ORDER BY _sequence_number, _place");
}
