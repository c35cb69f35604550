using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Handlers;

public class AllocationTests
{
    private const int Rounds = 20;
    private const int MaxAttempts = 30;

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task An_event_of_records_without_text_allocates_nothing_on_its_way_to_a_method(bool asColumns)
    {
        var handled = 0;
        await using var server = await TestServer.StartAsync(t => (asColumns
            ? t.HandleColumns<Climate.ColumnBatch>((columns, _) => handled += columns.Count)
            : t.Handle<Climate>((_, _) => handled++)).Handle<Health>((_, _) => { }));
        var partition = await server.Source.PartitionAsync();
        var tried = 0;

        // The first rounds make buffers, and what the runtime makes once. Until the JIT has compiled what is called often, .NET 8 boxes
        // what it does not later.
        var bytes = 1L;
        for (var attempt = 0; bytes > 0 && attempt < MaxAttempts; attempt++)
        {
            await Task.Delay(attempt == 0 ? 0 : 100, TestContext.Current.CancellationToken);
            bytes = Receive(partition, [.. Enumerable.Range(tried, Rounds).Select(Round)]);
            tried += Rounds;
        }

        Assert.Equal(0, bytes);
        Assert.Equal(tried * 80, handled);
    }

    // What this thread allocates meanwhile.
    private static long Receive(IPartitionReceiver partition, TelemetryEvent[][] rounds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var completed = true;
        foreach (var events in rounds)
        {
            var received = partition.ReceiveAsync(events, CancellationToken.None);
            completed &= received.IsCompletedSuccessfully;
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(completed);
        return bytes;
    }

    // A message, a batch of nine, each of them twice: what is dropped as a duplicate costs nothing either.
    private static TelemetryEvent[] Round(int round)
    {
        var first = (uint)(round * 100) + 1;
        var bodies = Enumerable.Range(0, 8).SelectMany(i =>
        {
            var start = first + ((uint)i * 10);
            var batch = Bodies.Batch([.. Enumerable.Range(1, 9).Select(n => start + (uint)n)]);
            return new[] { Bodies.Message(start), batch, batch };
        });
        return [.. bodies.Select((b, i) => new TelemetryEvent
        {
            Body = b, PartitionId = "0", SequenceNumber = i, Offset = "0", Publisher = "wipy-01", EnqueuedTime = DateTimeOffset.UtcNow,
        })];
    }
}
