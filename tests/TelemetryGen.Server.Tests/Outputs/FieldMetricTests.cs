using Microsoft.Extensions.DependencyInjection;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Outputs;

public class FieldMetricTests
{
    private const string Temperature = "greenhouse.climate.temperature";
    private const string Sent = "greenhouse.health.sent";

    [Fact]
    public async Task A_gauge_is_the_last_value_of_each_sender_with_its_unit()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Bodies.Message(1, 20), Bodies.Message(2, 21.5));
        await server.Source.SendAsync("b", Bodies.Message(1, -3));

        Assert.Equal([(Temperature, "sender=a", 21.5), (Temperature, "sender=b", -3)], seen.Collect().Where(m => m.Name == Temperature));
        Assert.Equal("Cel", seen.Instruments[Temperature].Unit);
        Assert.Equal("hPa", seen.Instruments["greenhouse.climate.pressure"].Unit);
    }

    [Fact]
    public async Task A_value_that_is_null_is_not_reported()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(1) with { Battery = null }));

        Assert.DoesNotContain(seen.Collect(), m => m.Name == "greenhouse.climate.battery");
    }

    [Fact]
    public async Task An_older_record_that_comes_later_changes_no_gauge()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Bodies.Message(9, 21), Bodies.Message(3, 5));

        Assert.Equal(21, Assert.Single(seen.Collect(), m => m.Name == Temperature).Value);
    }

    [Fact]
    public async Task A_counter_goes_on_where_the_device_begins_anew()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Health(1, 10), Health(2, 25), Health(3, 4));

        Assert.Equal([(Sent, "sender=a", 29)], seen.Collect().Where(m => m.Name == Sent));
    }

    [Fact]
    public async Task Without_senders_a_counter_adds_what_each_has_more_than_when_first_seen()
    {
        await using var server = await StartAsync(o => o.BySender = false);
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Health(1, 1000));
        await server.Source.SendAsync("b", Health(1, 7));
        await server.Source.SendAsync("a", Health(2, 1005));
        await server.Source.SendAsync("b", Health(2, 8));

        Assert.Equal([(Sent, "", 1), (Sent, "", 5)], seen.Collect().Where(m => m.Name == Sent));
    }

    [Fact]
    public async Task A_sender_that_is_silent_is_reported_no_longer()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(t =>
        {
            t.Services.AddSingleton<TimeProvider>(clock);
            t.RecordMetrics(o => o.StaleAfter = TimeSpan.FromMinutes(15));
        });
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Bodies.Message(1));
        clock.Shift += TimeSpan.FromMinutes(14);
        Assert.Single(seen.Collect(), m => m.Name == Temperature);
        clock.Shift += TimeSpan.FromMinutes(1);

        Assert.Empty(seen.Collect());
    }

    [Fact]
    public async Task More_senders_than_allowed_are_told_of_once()
    {
        await using var server = await StartAsync(o => o.MaxSenders = 1);
        using var seen = new Measurements(server.Services, "Acme.Greenhouse");
        await server.Source.SendAsync("a", Bodies.Message(1));
        await server.Source.SendAsync("b", Bodies.Message(1), Bodies.Message(2));

        Assert.Equal("sender=a", Assert.Single(seen.Collect(), m => m.Name == Temperature).Tags);
        await server.Log.LineAsync("More than 1 senders of Climate: the others have no metrics.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public async Task Limits_are_checked_at_the_start(int senders) => Assert.Equal(
        $"MaxSenders is {senders}; it must be 1 to 1000000.",
        (await Assert.ThrowsAsync<TelemetryServerException>(() => StartAsync(o => o.MaxSenders = senders))).Message);

    private static Task<TestServer> StartAsync(Action<MetricOptions>? configure = null) =>
        TestServer.StartAsync(t => t.RecordMetrics(configure));

    private static byte[] Health(uint sequence, uint sent) => Bodies.Message(Bodies.Health(sequence) with { Sent = sent });
}
