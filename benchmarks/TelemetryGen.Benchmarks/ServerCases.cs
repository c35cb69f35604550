using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Benchmarks.Ratios;
using TelemetryGen.Server;

namespace TelemetryGen.Benchmarks;

/// <summary>Events in memory through the server's pipeline to a handler, against the dispatcher: an operation is a record.</summary>
internal static class ServerCases
{
    private const int Events = Samples.Count;
    private const int Rows = 50;
    private static readonly IPartitionReceiver Partition =
        Open(static t => t.Handle<RecordA>(static (record, _) => _sum += record.Sequence));

    private static readonly IPartitionReceiver Columns = Open(static t => t.HandleColumns<RecordA.ColumnBatch>(static (columns, _) =>
    {
        foreach (var number in columns.Sequence.Span)
        {
            _sum += number;
        }
    }));

    private static readonly TelemetryEvent[] Messages = [.. Enumerable.Range(0, Events).Select(i => Event(i, Samples.Messages[i]))];
    private static readonly TelemetryEvent[] Batches = [.. Enumerable.Range(0, Events).Select(i => Event(i, Batch()))];
    private static long _sum;
    private static Adding _handler;

    public static Case MessagesDispatch { get; } = new("TryDispatch, a message an event", Events, static () =>
    {
        foreach (var e in Messages)
        {
            BenchmarksDispatcher.TryDispatch(e.Body.Span, ref _handler, out _);
        }

        return _handler.Sum;
    });

    public static IReadOnlyList<Case> OfMessages { get; } =
        [new("server, Handle<RecordA>", Events, static () => Receive(Partition, Messages))];

    public static Case BatchesDispatch { get; } = new("TryDispatch, 50 records an event", Events * Rows, static () =>
    {
        foreach (var e in Batches)
        {
            BenchmarksDispatcher.TryDispatch(e.Body.Span, ref _handler, out _);
        }

        return _handler.Sum;
    });

    public static IReadOnlyList<Case> OfBatches { get; } =
    [
        new("server, Handle<RecordA>", Events * Rows, static () => Receive(Partition, Batches)),
        new("server, HandleColumns<RecordA.ColumnBatch>", Events * Rows, static () => Receive(Columns, Batches)),
    ];

    /// <summary>Bytes that the pipeline allocates for an event, handler included.</summary>
    public static void PrintMemory()
    {
        foreach (var (name, partition) in new[] { ("records", Partition), ("columns", Columns) })
        {
            Receive(partition, Batches);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Receive(partition, Batches);
            Console.WriteLine(
                $"{(GC.GetAllocatedBytesForCurrentThread() - before) / (double)Events:0.##} B an event of {Rows} records, as {name}");
        }
    }

    private static long Receive(IPartitionReceiver partition, TelemetryEvent[] events)
    {
        var received = partition.ReceiveAsync(events, CancellationToken.None);
        return received.IsCompletedSuccessfully && received.Result == events.Length
            ? _sum
            : throw new InvalidOperationException("The pipeline waits where it should not.");
    }

    private static IPartitionReceiver Open(Action<TelemetryBuilder> handle)
    {
        var source = new MemorySource();
        var services = new ServiceCollection();
        handle(services.AddTelemetry<BenchmarksTelemetry>().From(_ => source));
        services.BuildServiceProvider().GetRequiredService<IHostedService>().StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return source.Partition.Task.GetAwaiter().GetResult();
    }

    private static TelemetryEvent Event(int number, byte[] body) => new()
    {
        Body = body, PartitionId = "0", SequenceNumber = number, Offset = "0", Publisher = "wipy-01", EnqueuedTime = DateTimeOffset.UtcNow,
    };

    private static byte[] Batch()
    {
        var bytes = new byte[RecordA.MaxBatchBytes(Rows)];
        return RecordA.TryWriteBatch(Samples.Records.AsSpan(0, Rows), bytes, out var length, out var error)
            ? bytes[..length]
            : throw new TelemetryException(error);
    }

    private struct Adding : IBenchmarksHandler
    {
        public long Sum { get; private set; }

        public void OnRecordA(in RecordA message) => Sum += message.Sequence;

        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }
}
