using System.Globalization;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>What a device sends is what the local hub stores.</summary>
public class StoringTests : LocalHubTest
{
    // The form of the generated modules: a buffer that is kept, and pack(), which fills it and returns the length.
    private const string ClimateRecord = """
        import struct
        class Climate:
            def __init__(self):
                self.buffer = bytearray(45)
                self.at = 1800000000123
                self.temperature = -1234
                self.note = b'frost'
            def pack(self):
                struct.pack_into('<HHHHqhB', self.buffer, 0, 11, 1, 7, 2, self.at, self.temperature, len(self.note))
                end = 19 + len(self.note)
                self.buffer[19:end] = self.note
                return end
        """;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_record_is_stored_byte_for_byte_with_publisher_and_partition_key(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        var lines = await RunAsync(runtime, hub, ClimateRecord + "\nattempt(sender, Climate())");

        Assert.Equal(["sent"], lines);
        var stored = Assert.Single(await hub.StopAndReadAllAsync());
        Assert.Equal("0b000100070002007b505c18a30100002efb0566726f7374", Convert.ToHexStringLower(stored.Body.Span));
        Assert.Equal(("dev-1", "dev-1", "application/octet-stream"), (stored.Publisher, stored.PartitionKey, stored.ContentType));
        Assert.Empty(stored.Properties);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Every_byte_value_and_every_way_of_writing_arrives_unchanged_and_in_order(string runtime)
    {
        int[] lengths = [0, 1, 256, 512, 513, 5000];
        await using var hub = await RealHub.StartAsync();
        var lines = await RunAsync(runtime, hub, """
            everything = bytes(range(256))
            for length in (0, 1, 256, 512, 513, 5000):
                attempt(sender, (everything * 20)[:length])
            """);

        Assert.Equal(Enumerable.Repeat("sent", 6), lines);
        var expected = lengths.Select(n => Convert.ToHexString([.. Enumerable.Range(0, n).Select(i => (byte)i)]));
        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(expected, stored.Select(e => Convert.ToHexString(e.Body.Span)));
        Assert.Single(stored.Select(e => e.Partition).Distinct());
        Assert.Equal([0L, 1, 2, 3, 4, 5], stored.Select(e => e.SequenceNumber));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_that_is_too_large_is_rejected_and_the_next_is_stored(string runtime)
    {
        await using var hub = await RealHub.StartAsync(o => o with { Tier = TelemetryGen.LocalHub.HubTier.Basic });
        var lines = await RunAsync(
            runtime, hub, "attempt(sender, bytearray(262145))\nattempt(sender, b'small')\nattempt(sender, bytearray(262144))");

        Assert.Equal(3, lines.Length);
        Assert.StartsWith(
            "RejectedError 413  413: 41300: The publication is larger than 262144 bytes. TrackingId:", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" (the message is too large for the hub)", lines[0], StringComparison.Ordinal);
        Assert.Equal(["sent", "sent"], lines[1..]);
        Assert.Equal([5, 262144], (await hub.StopAndReadAllAsync()).Select(e => e.Body.Length));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_full_store_asks_for_patience_keeps_only_whole_events_and_takes_more_once_there_is_room(string runtime)
    {
        await using var hub = await RealHub.StartAsync(o => o with { MaxStoreBytes = TelemetryGen.LocalHub.LocalHubOptions.MinStoreBytes });
        var lines = await RunAsync(runtime, hub, """
            sent = 0
            try:
                while sent < 100:
                    sender.send(bytearray(10000))
                    sent += 1
            except RetryLater as error:
                print(sent)
                print(error.status, error.retry_after, error)
            """);

        Assert.Equal(2, lines.Length);
        Assert.StartsWith(
            "503 60 503: 50300: The store of the hub is full; the events were not stored. TrackingId:", lines[1], StringComparison.Ordinal);
        var sent = int.Parse(lines[0], CultureInfo.InvariantCulture);
        Assert.InRange(sent, 1, 6);
        Assert.Equal(Enumerable.Repeat(10000, sent), (await hub.StopAndReadAllAsync()).Select(e => e.Body.Length));

        await hub.StartAgainAsync(o => o with { MaxStoreBytes = null });
        Assert.Equal(["sent"], await RunAsync(runtime, hub, "attempt(sender, b'after')"));
        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(sent + 1, stored.Count);
        Assert.Equal("after"u8.ToArray(), stored[^1].Body.ToArray());
    }
}
