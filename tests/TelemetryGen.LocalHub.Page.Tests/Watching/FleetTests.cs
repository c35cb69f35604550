using TelemetryGen.LocalHub.Page.Tests.Fixtures;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.LocalHub.Page.Tests.Watching;

/// <summary>What the fleet knows of a publisher: what its newest records say.</summary>
public sealed class FleetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);

    private readonly HubState _state = new(new FleetFields(FleetSamples.Schema));
    private long _position;

    [Fact]
    public void Its_fields_are_the_gauges_and_counters_of_the_contract() => Assert.Equal(
        ["Climate.Temperature Cel", "Climate.Pressure Pa", "Climate.Battery mV"], Names(FleetSamples.Schema));

    [Fact]
    public void A_field_inside_of_a_record_has_its_path_and_its_value()
    {
        var schema = SchemaDocument.Parse(
            """
            <telemetrySchema name="Lab.Supply" id="9" version="1" xmlns="urn:telemetrygen:schema:1">
              <message name="State" id="1" namespace="Lab">
                <record name="Power" type="Power" namespace="Lab">
                  <record name="Main" type="Cell" namespace="Lab">
                    <integer name="Charge" type="uint8" unit="%" metric="gauge" />
                  </record>
                  <boolean name="Mains" metric="gauge" />
                </record>
                <duration name="Awake" type="uint32" metric="counter" />
              </message>
            </telemetrySchema>
            """);
        var record = new MessageReader(schema).Read(new Json.MessageJsonReader(schema).Read(
            """{"$message":"State","Power":{"Main":{"Charge":81},"Mains":true},"Awake":"00:01:30"}""", null));
        var fields = new FleetFields(schema);
        var values = new double?[fields.All.Count];

        fields.Read(record, values);

        Assert.Equal(["Power.Main.Charge %", "Power.Mains ", "Awake s"], fields.All.Select(f => $"{f.Path} {f.Unit}"));
        Assert.Equal([81, 1, 90], values);
    }

    [Fact]
    public void Without_a_schema_and_without_metrics_there_is_no_field()
    {
        Assert.Empty(Names(null));
        Assert.Empty(Names(SampleSchemas.Greenhouse));
    }

    [Fact]
    public void The_last_number_stays_when_a_record_has_none()
    {
        Add(3, 21.5, 3300, 0);
        Add(3, 22, null, 1);

        var row = Assert.Single(_state.ListFleet());

        Assert.Equal([22, 101300, 3300], row.Values);
        Assert.Equal(3, row.Version);
    }

    [Fact]
    public void A_record_out_of_a_queue_says_nothing_of_now()
    {
        Add(3, 21.5, 3300, 100);
        Add(2, 5, 2900, 40, arrived: 101);
        var queued = Assert.Single(_state.ListFleet());
        Add(2, 22, 3200, 102);
        var rolledBack = Assert.Single(_state.ListFleet());

        Assert.Equal([21.5, 101300, 3300], queued.Values);
        Assert.Equal(3, queued.Version);
        Assert.Equal(2, queued.Publisher.Events);
        Assert.Equal([22, 101300, 3200], rolledBack.Values);
        Assert.Equal(2, rolledBack.Version);
    }

    [Fact]
    public void A_clock_that_was_ahead_and_is_right_again_is_heard_at_once()
    {
        Add(3, 20, 3300, 86_400, arrived: 0);
        Add(3, 21, 3290, 86_410, arrived: 10);
        Add(3, 22, 3280, 20);

        Assert.Equal([22, 101300, 3280], Assert.Single(_state.ListFleet()).Values);
    }

    [Fact]
    public void What_cannot_be_decoded_leaves_the_version_open()
    {
        _state.Add(Event("one", Start, []) with { Problem = "no record" });

        var row = Assert.Single(_state.ListFleet());
        Assert.Null(row.Version);
        Assert.Equal([null, null, null], row.Values);
        Assert.Equal(1, row.Publisher.DeadLetters);
    }

    [Fact]
    public void Of_many_publishers_those_that_sent_last_are_kept()
    {
        for (var i = 0; i < 600; i++)
        {
            Add(3, i % 50, 3000 + i, i, publisher: $"device-{i}");
        }

        var rows = _state.ListFleet();
        Assert.Equal(HubState.PublishersKept, rows.Length);
        Assert.Equal(3100, rows.Min(r => r.Values[2]));
    }

    private static string[] Names(SchemaSpec? schema) =>
        [.. new FleetFields(schema).All.Select(f => $"{f.Message}.{f.Path} {f.Unit}")];

    private void Add(int version, double temperature, int? battery, int taken, int? arrived = null, string publisher = "one") => _state.Add(
        Event(publisher, Start.AddSeconds(arrived ?? taken), new MessageReader(FleetSamples.Schema).ReadEvent(
            FleetSamples.Climate(version, temperature, battery, Start.AddSeconds(taken)))));

    private WatchedEvent Event(string publisher, DateTimeOffset arrived, IReadOnlyList<MessageValues> records) => new()
    {
        Position = ++_position,
        Partition = 0,
        SequenceNumber = _position,
        EnqueuedTime = arrived,
        Publisher = publisher,
        Size = 1,
        Preview = "",
        Records = records,
    };
}
