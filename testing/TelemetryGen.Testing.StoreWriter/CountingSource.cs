using Acme.Greenhouse;
using TelemetryGen.Server;

namespace TelemetryGen.Testing.StoreWriter;

/// <summary>Two partitions with the same events at each start: event n has the records 3 n + 1 to 3 n + 3.</summary>
internal sealed class CountingSource(int events) : IEventSource
{
    private const int Rows = 3;
    private const int Lot = 20;
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public string Description => "events that are made";

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        await Task.WhenAll(ReadAsync("0", receiver, stopping), ReadAsync("1", receiver, stopping));
        Console.WriteLine("done");
    }

    private async Task ReadAsync(string id, IEventReceiver receiver, CancellationToken stopping)
    {
        await using var partition = await receiver.OpenAsync(id, stopping);
        for (var first = 0; first < events; first += Lot)
        {
            var lot = Enumerable.Range(first, Math.Min(Lot, events - first)).Select(n => Create(id, n)).ToArray();
            if (await partition.ReceiveAsync(lot, stopping) < lot.Length)
            {
                return;
            }

            Console.WriteLine($"{id}: {first + Lot} stored");
        }
    }

    private static TelemetryEvent Create(string partition, int number)
    {
        var records = new Climate[Rows];
        for (var i = 0; i < Rows; i++)
        {
            var sequence = (uint)((number * Rows) + i + 1);
            records[i] = new(
                Start.AddSeconds(sequence), sequence % 40, 1000, 3, false, true, DoorState.Open, 3300, $"note {sequence}", sequence);
        }

        var body = new byte[Climate.MaxBatchBytes(Rows)];
        return Climate.TryWriteBatch(records, body, out var length, out var error)
            ? new TelemetryEvent
            {
                Body = body.AsMemory(0, length), PartitionId = partition, SequenceNumber = number, Offset = "0",
                EnqueuedTime = Start.AddSeconds(number * Rows), Publisher = "board-" + partition,
            }
            : throw new TelemetryException(error);
    }
}
