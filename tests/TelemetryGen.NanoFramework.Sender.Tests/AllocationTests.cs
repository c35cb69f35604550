using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>
/// What a send on an open connection allocates, counted on .NET on the sending thread. TLS below the sender is .NET's here and the
/// firmware's on a board; neither allocates per message.
/// </summary>
public class AllocationTests : BoardTest
{
    private const int Sends = 100;

    [Fact]
    public async Task A_send_on_an_open_connection_allocates_nothing()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port, new SignedToken("localhost", "weather", "dev-1", "send", "key"));
        var bytes = new byte[40];
        var record = new Record();
        var allocated = await Task.Run(
            () =>
            {
                Warm(sender, bytes, record);

                // The runtime itself may allocate at a first call: the least of three is the sender's.
                return Enumerable.Range(0, 3).Select(_ => Measure(sender, bytes, record)).Min();
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(0, allocated);
        Assert.Equal(1, hub.Connections);
    }

    private static void Warm(EventHubSender sender, byte[] bytes, Record record)
    {
        for (var i = 0; i < 50; i++)
        {
            sender.Send(bytes, 0, bytes.Length);
            sender.Send(record);
        }
    }

    private static long Measure(EventHubSender sender, byte[] bytes, Record record)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Sends; i++)
        {
            sender.Send(bytes, 0, bytes.Length);
            sender.Send(record);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Record : ITelemetryMessage
    {
        public int MaxLength => 40;

        public int RowVersion => 1;

        public int Write(byte[] buffer, int offset) => 40;
    }
}
