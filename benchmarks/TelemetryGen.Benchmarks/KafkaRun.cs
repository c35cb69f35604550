using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.Server;
using TelemetryGen.Server.Kafka;

namespace TelemetryGen.Benchmarks;

/// <summary>
/// A topic through the Kafka source to a handler, against Confluent's consumer that reads the same bytes and does nothing with them. The
/// cluster is the client's own mock, in this process: its processor time is in both.
/// </summary>
internal static class KafkaRun
{
    private const string Topic = "benchmark";
    private const int Partitions = 4;

    // The mock keeps 5 MB of a partition.
    private const int Events = 240_000;
    private const int Rounds = 5;

    // The JIT compiles with the profile of the first: in the second it still does so beside the reading.
    private const int WarmUpRounds = 2;

    private static int _group;

    public static async Task RunAsync()
    {
        using var producer = new ProducerBuilder<Null, byte[]>(
            new ProducerConfig(new Dictionary<string, string> { ["bootstrap.servers"] = "unused", ["test.mock.num.brokers"] = "1" })
            {
                LingerMs = 20, QueueBufferingMaxMessages = Events,
            }).SetLogHandler(static (_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
        admin.GetMetadata(Topic, TimeSpan.FromSeconds(20));
        var broker = admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers[0];
        var servers = $"{broker.Host}:{broker.Port}";
        for (var i = 0; i < Events; i++)
        {
            producer.Produce(new TopicPartition(Topic, i % Partitions), new() { Value = Samples.Messages[i % Samples.Count] });
        }

        producer.Flush(TimeSpan.FromSeconds(60));
        var (bare, lean, read, source) = (new List<Times>(), new List<Times>(), new List<Times>(), new List<Times>());
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            var runs = (
                ReadBare(servers, "all"), ReadBare(servers, "none"), await ReadEventsAsync(servers), await ReadSourceAsync(servers));
            if (round >= WarmUpRounds)
            {
                bare.Add(runs.Item1);
                lean.Add(runs.Item2);
                read.Add(runs.Item3);
                source.Add(runs.Item4);
            }
        }

        Console.WriteLine($"\n### {Events:N0} events of one record, {Partitions} partitions, {Rounds} rounds: medians\n");
        Console.WriteLine("| | events/s | of the bare consumer's | of its processor time | B allocated an event |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        Print("Confluent's consumer, as it is", bare, bare);
        Print("Confluent's consumer, without headers, times and topics", lean, bare);
        Print("the source, to a receiver that does nothing", read, bare);
        Print("FromKafka, Handle<RecordA>", source, bare);
    }

    private static void Print(string name, List<Times> runs, List<Times> baseline) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Median(runs.Select(r => Events / r.Wall)):N0} | {Median(runs.Zip(baseline, (r, b) => b.Wall / r.Wall)):0.00} "
            + $"| {Median(runs.Zip(baseline, (r, b) => r.Processor / b.Processor)):0.00} "
            + $"| {Median(runs.Select(r => r.Allocated / Events)):0} |"));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static Times ReadBare(string servers, string fields)
    {
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = servers, GroupId = $"bare-{_group++}", AutoOffsetReset = AutoOffsetReset.Earliest,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky, ConsumeResultFields = fields,
        }).SetLogHandler(static (_, _) => { }).Build();
        consumer.Subscribe(Topic);
        Timing timing = default;
        for (var (count, bytes) = (0, 0L); count < Events;)
        {
            if (consumer.Consume(100) is { } result)
            {
                timing = count++ == 0 ? Timing.Start() : timing;
                bytes += result.Message.Value.Length;
            }
        }

        var times = timing.Stop();
        consumer.Close();
        return times;
    }

    private static async Task<Times> ReadEventsAsync(string servers)
    {
        var options = new KafkaSourceOptions { BootstrapServers = servers, Topic = Topic, GroupId = $"events-{_group++}" };
        using var stop = new CancellationTokenSource();
        var receiver = new CountingReceiver();
        var source = new KafkaSource(KafkaClient.Create(options), options, NullLogger.Instance, TimeProvider.System);
        var reading = source.ReadAsync(receiver, stop.Token);
        var times = await receiver.Done.Task;
        await stop.CancelAsync();
        await reading;
        return times;
    }

    private static async Task<Times> ReadSourceAsync(string servers)
    {
        var (count, timing) = (0, default(Timing));
        var done = new TaskCompletionSource<Times>(TaskCreationOptions.RunContinuationsAsynchronously);
        var services = new ServiceCollection();
        services.AddTelemetry<BenchmarksTelemetry>()
            .KeepStateIn(static _ => new NoState())
            .FromKafka(o => (o.BootstrapServers, o.Topic, o.GroupId) = (servers, Topic, $"source-{_group++}"))
            .Handle<RecordA>((_, _) =>
            {
                switch (Interlocked.Increment(ref count))
                {
                    case 1:
                        timing = Timing.Start();
                        break;
                    case Events:
                        done.SetResult(timing.Stop());
                        break;
                }
            });
        await using var provider = services.BuildServiceProvider();
        var host = provider.GetRequiredService<IHostedService>();
        await host.StartAsync(CancellationToken.None);
        var times = await done.Task;
        await host.StopAsync(CancellationToken.None);
        return times;
    }

    /// <summary>Seconds from the first event to the last, and the bytes allocated between.</summary>
    private readonly record struct Times(double Wall, double Processor, double Allocated);

    private readonly record struct Timing(long Wall, TimeSpan Processor, long Allocated)
    {
        public static Timing Start() => new(
            Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

        public Times Stop() => new(
            Stopwatch.GetElapsedTime(Wall).TotalSeconds, (Environment.CpuUsage.TotalTime - Processor).TotalSeconds,
            GC.GetTotalAllocatedBytes() - Allocated);
    }

    private sealed class CountingReceiver : IEventReceiver, IPartitionReceiver
    {
        private int _count;
        private Timing _timing;

        public TaskCompletionSource<Times> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<IPartitionReceiver> OpenAsync(string partitionId, CancellationToken stopping) => new(this);

        public ValueTask<int> ReceiveAsync(ReadOnlyMemory<TelemetryEvent> events, CancellationToken stopping)
        {
            var count = Interlocked.Add(ref _count, events.Length);
            if (count == events.Length)
            {
                _timing = Timing.Start();
            }
            else if (count == Events)
            {
                Done.SetResult(_timing.Stop());
            }

            return new(events.Length);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NoState : ITelemetryStateStore
    {
        public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) => new((byte[]?)null);

        public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
