using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>What a row costs the garbage collector.</summary>
public sealed class StoreAllocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private long _number;
    private uint _record = 1;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_allocates_nothing_and_a_lot_as_much_however_long_it_is()
    {
        await using var host = await StoreHost.StartAsync<GreenhouseTelemetry>(_folder.File("greenhouse.db"));
        await host.Source.SendAsync(Lot(1));
        var partition = host.Source.PartitionOf("0");
        var (shortest, longest) = (long.MaxValue, long.MaxValue);
        for (var i = 0; i < 20; i++)
        {
            shortest = Math.Min(shortest, Measure(partition, Lot(2)));
            longest = Math.Min(longest, Measure(partition, Lot(300)));
        }

        // 2980 rows more; DuckDB's own text for a command differs by a byte or two.
        Assert.InRange(longest - shortest, -500, 500);
    }

    private static long Measure(IPartitionReceiver partition, TelemetryEvent[] lot)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var received = partition.ReceiveAsync(lot, CancellationToken.None);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(received.IsCompletedSuccessfully);
        return bytes;
    }

    private TelemetryEvent[] Lot(int events) => [.. Enumerable.Range(0, events).Select(_ =>
    {
        var first = _record;
        _record += 10;
        return NumberedSource.Event(_number++, Bodies.Batch([.. Enumerable.Range(0, 10).Select(i => first + (uint)i)]));
    })];
}
