using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.LocalHub.Page.Tests.Watching;

/// <summary>What is kept stays within its bounds, and is the newest.</summary>
public sealed class HubStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);
    private static readonly MessageSpec Climate = SampleSchemas.Greenhouse.Messages[0];

    [Fact]
    public void Of_many_publishers_and_records_the_newest_are_kept()
    {
        var state = new HubState();
        for (var i = 0; i < 5000; i++)
        {
            state.Add(Event(i, $"device-{i:0000}", Start.AddSeconds(i), i));
        }

        Assert.Equal(500, state.ListPublishers().Length);
        Assert.Equal("device-4500", state.ListPublishers()[0].Name);
        Assert.Equal(1000, state.ListRecords(int.MaxValue, _ => true).Length);
        Assert.Equal(4999, state.ListRecords(1, _ => true)[0].Event.Position);
        Assert.Equal(1000, state.ListLatest().Length);
    }

    [Fact]
    public void Of_a_series_the_newest_points_are_kept()
    {
        var state = new HubState();
        for (var i = 0; i < 1500; i++)
        {
            state.Add(Event(i, "one", Start.AddSeconds(i), i));
        }

        var part = Assert.Single(state.PointsAfter(state.ListFields()[0], new Dictionary<string, long>()));
        Assert.Equal(Series.Kept, part.Points.Length);
        Assert.Equal(1499, part.Points[^1].Value);
        Assert.Equal(1500, part.Next);
    }

    [Fact]
    public void Dead_letters_are_counted_beyond_those_that_are_kept()
    {
        var state = new HubState();
        for (var i = 0; i < 300; i++)
        {
            state.Add(Event(i, "one", Start, i) with { Records = [], Problem = $"{i}" });
        }

        Assert.Equal(300, state.DeadLetters);
        Assert.Equal(200, state.ListDeadLetters().Length);
        Assert.Equal("299", state.ListDeadLetters()[0].Problem);
        Assert.Empty(state.ListRecords(10, _ => true));
    }

    [Fact]
    public void A_clock_is_judged_by_the_record_that_waited_least()
    {
        var clock = new ClockEstimate();
        Assert.Null(clock.Behind);
        foreach (var wait in new[] { 40, 3, 0, 12 })
        {
            // A clock 30 s behind, 0.1 s on the way.
            clock.Add(Start.AddSeconds(wait + 0.1), Start.AddSeconds(-30));
        }

        Assert.Equal(30.1, clock.Behind!.Value.TotalSeconds, 3);
        Assert.Equal(12, clock.Lag!.Value.TotalSeconds, 3);
    }

    [Theory]
    [InlineData(10, 0, PublisherState.Live)]
    [InlineData(10, 34, PublisherState.Live)]
    [InlineData(10, 36, PublisherState.Late)]
    [InlineData(10, 206, PublisherState.Silent)]
    [InlineData(3600, 3600, PublisherState.Live)]
    [InlineData(3600, 80_000, PublisherState.Silent)]
    public void A_publisher_is_judged_by_its_own_pace(int interval, int silence, PublisherState expected)
    {
        var history = new PublisherHistory("one");
        history.Add(Event(1, "one", Start.AddSeconds(-interval), 1));
        history.Add(Event(2, "one", Start, 1));

        Assert.Equal(expected, history.Now().StateAt(Start.AddSeconds(silence)));
        Assert.Equal(interval, history.Now().Interval!.Value.TotalSeconds);
    }

    [Fact]
    public void Numbers_of_records_and_arrays_inside_have_their_path_and_unit()
    {
        var schema = SampleSchemas.Parts;
        var trip = schema.Messages[0];
        var text = Sending.SampleRecord.Of(schema, trip, Start);
        var record = new MessageReader(schema).Read(new Json.MessageJsonReader(schema).Read(text, null));

        var fields = Measurements.Of(record).Select(m => $"{m.Field.Path} {m.Field.Unit}".TrimEnd()).ToArray();

        Assert.Contains("Depot.Latitude deg", fields);
        Assert.Contains("Axes[2] mg", fields);
        Assert.Contains("Truck.Weights[1] kg", fields);
        Assert.DoesNotContain("Depot.Fix", fields);
    }

    private static WatchedEvent Event(long position, string publisher, DateTimeOffset at, double temperature) => new()
    {
        Position = position,
        Partition = 0,
        SequenceNumber = position,
        EnqueuedTime = at,
        Publisher = publisher,
        Size = 1,
        Preview = "",
        Records = [new MessageValues(Climate, 1, 1, [new FieldValue(Climate.Fields[1], (decimal)temperature)])],
    };
}
