using Acme.Greenhouse;
using TelemetryGen.Device;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>A record as the target emits it, from its fields on the board to the values that the hub's reader decodes.</summary>
public class RecordTests : BoardTest
{
    [Fact]
    public async Task A_record_is_stored_and_decodes_to_what_the_board_measured()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        var climate = new Climate
        {
            At = 1764086400123, Temperature = -1255, Humidity = 4300, Pressure = 101325, Raining = true, Door = DoorState.Stuck, Battery =
                3300, Note = "storm",
        };
        await SendAsync(sender, climate);
        climate.Battery = Climate.BatteryNull;
        climate.Note = null;
        await SendAsync(sender, climate);

        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(
            ["2025-11-25T16:00:00.123Z", -12.55m, 43.00m, 101325m, true, 7m, 3300m, "storm"],
            ValuesOf(stored[0].Body));
        Assert.Equal([null, null], ValuesOf(stored[1].Body).TakeLast(2));
    }

    [Fact]
    public async Task A_record_out_of_its_range_is_the_records_error_and_nothing_is_sent()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        var error = await Assert.ThrowsAsync<TelemetryValueException>(
            () => SendAsync(sender, new Climate { At = 1764086400123, Temperature = 8501 }));

        Assert.Equal("Climate.Temperature is 8501; it must be -4000 to 8500.", error.Message);
        Assert.Equal(0, hub.Connections);
    }

    [Fact]
    public async Task A_record_that_no_queue_stamps_is_not_sent_without_its_time()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        var error = await Assert.ThrowsAsync<TelemetryValueException>(() => SendAsync(sender, new Climate { Temperature = 2155 }));

        Assert.Equal("Climate.At is not set; it must be -62135596800000 to 253402300799999.", error.Message);
        Assert.Equal(0, hub.Connections);
    }

    private static Task SendAsync(EventHubSender sender, Climate climate) =>
        Task.Run(() => sender.Send(climate), TestContext.Current.CancellationToken);

    private static IEnumerable<object?> ValuesOf(
        ReadOnlyMemory<byte> message) => new MessageReader(SampleSchemas.Greenhouse).Read(message.ToArray()).Fields
        .Select(f => f.Value is DateTimeOffset time
            ? time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)
            : f.Value);
}
