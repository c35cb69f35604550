using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Tests.Connections;

/// <summary>Many devices at once, each on a connection of its own that is kept; how quick that is the benchmark "devices" says.</summary>
public sealed class ManyDevicesTests
{
    private const int Devices = 100;
    private const int EventsOfEach = 10;

    [Fact]
    public async Task Each_event_of_each_device_is_stored_once_and_in_order()
    {
        await using var hub = await TestHub.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, Devices).Select(device => SendAllAsync(hub, $"esp-{device}")));
        var stored = await hub.StopAndReadAllAsync();

        Assert.Equal(Devices * EventsOfEach, stored.Count);
        Assert.All(stored.GroupBy(item => item.Publisher), one =>
        {
            Assert.Equal(
                Enumerable.Range(0, EventsOfEach).Select(i => $"{one.Key} {i}"),
                one.Select(item => System.Text.Encoding.ASCII.GetString(item.Body.Span)));
            Assert.Single(one.Select(item => item.Partition).Distinct());
        });
        Assert.Equal(Devices, stored.Select(item => item.Publisher).Distinct().Count());
        Assert.DoesNotContain(hub.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    private static async Task SendAllAsync(TestHub hub, string device)
    {
        await using var connection = await RawConnection.OpenAsync(hub);
        var token = hub.Token(EventHubResource.Publisher(hub.Authority, "greenhouse", device).AbsoluteUri);
        for (var i = 0; i < EventsOfEach; i++)
        {
            var body = $"{device} {i}";
            await connection.WriteAsync(
                $"POST /greenhouse/publishers/{device}/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {token}\r\n"
                    + $"Content-Length: {body.Length}\r\n\r\n{body}");
            Assert.StartsWith("HTTP/1.1 201", await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
        }
    }
}
