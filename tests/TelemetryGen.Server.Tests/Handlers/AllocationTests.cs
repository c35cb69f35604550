using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Handlers;

public class AllocationTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task An_event_of_records_without_text_allocates_nothing_on_its_way_to_a_method(bool asColumns)
    {
        var handled = 0;
        await using var server = await TestServer.StartAsync(t => (asColumns
            ? t.HandleColumns<Climate.ColumnBatch>((columns, _) => handled += columns.Count)
            : t.Handle<Climate>((_, _) => handled++)).Handle<Health>((_, _) => { }));
        var partition = await server.Source.PartitionAsync();
        var rounds = Enumerable.Range(0, 40).Select(Round).ToArray();

        // The first rounds make buffers, and what the runtime makes once.
        var bytes = 0L;
        for (var i = 0; i < rounds.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var received = partition.ReceiveAsync(rounds[i], CancellationToken.None);
            bytes = i < rounds.Length / 2 ? 0 : bytes + GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(received.IsCompletedSuccessfully);
        }

        Assert.Equal(0, bytes);
        Assert.Equal(rounds.Length * 80, handled);
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
