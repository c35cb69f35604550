using System.Diagnostics;
using Acme.Greenhouse;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server;
using static System.FormattableString;

namespace TelemetryGen.Benchmarks.Hub.Source;

/// <summary>
/// Events of one record each, or of a batch, from a hub in another process to a typed handler, and of a batch to one of columns, by turns
/// with the same official processor that only looks at the bytes: from the first event to the last.
/// </summary>
internal static class SourceRun
{
    private const int Rounds = 5;

    // What the JIT compiles meanwhile would be counted.
    private const int WarmUpRounds = 2;

    public static async Task RunAsync(string folder, int events, int batch)
    {
        Directory.CreateDirectory(folder);
        await using var hub = await ServerProcess.StartAsync("scale-hub", Path.Combine(folder, "hub"));
        await SendAsync(hub.AmqpSendConnectionString!, events, batch);
        var handlers = new List<Handlers> { new("Handle", (t, read) => t.Handle<Climate>((c, _) => ReadLast(c, batch, read))) };
        if (batch > 1)
        {
            handlers.Add(new("HandleColumns", static (t, read) => t.HandleColumns<Climate.ColumnBatch>((_, _) => read(1))));
        }

        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var bare = await MeasureAsync(events, read => ReadBareAsync(hub, read));
            Console.WriteLine(Invariant($"{(round < 0 ? "warm-up: " : "")}bare {bare}"));
            foreach (var each in handlers)
            {
                var path = Path.Combine(folder, $"{each.Name}-{round}");
                var typed = await MeasureAsync(events, read => ReadTypedAsync(hub, path, t => each.Add(t, read)));
                var (rate, cpu) = (typed.Rate / bare.Rate, typed.Cpu / bare.Cpu);
                Console.WriteLine(Invariant($"{each.Name} {typed}: {rate:N2} of the rate, {cpu:N2} of the time"));
                if (round >= 0)
                {
                    each.Ratios.Add((rate, cpu));
                }
            }
        }

        foreach (var (name, ratios) in handlers.Select(h => (h.Name, h.Ratios)))
        {
            var (rate, cpu) = (Median(ratios.Select(r => r.Rate)), Median(ratios.Select(r => r.Cpu)));
            Console.WriteLine(Invariant($"medians of {name}: {rate:N2} of the rate, {cpu:N2} of the processor time"));
        }
    }

    // Once an event, as the others: a count of records would be what the partitions wait for each other for.
    private static void ReadLast(in Climate climate, int batch, Action<int> read)
    {
        if (climate.Sequence % batch == 0)
        {
            read(1);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task SendAsync(string connectionString, int events, int records)
    {
        await using var producer = new EventHubProducerClient(connectionString, ServerProcess.ScaleHub);
        var partitions = await producer.GetPartitionIdsAsync();
        for (var (sent, lot) = (0, 0); sent < events; lot++)
        {
            using var batch = await producer.CreateBatchAsync(new CreateBatchOptions { PartitionId = partitions[lot % partitions.Length] });
            for (; sent < events && batch.Count < 2000; sent++)
            {
                if (!batch.TryAdd(new EventData(Body(sent * records, records))))
                {
                    break;
                }
            }

            await producer.SendAsync(batch);
        }
    }

    private static byte[] Body(int first, int records)
    {
        var climates = new Climate[records];
        for (var i = 0; i < records; i++)
        {
            climates[i] = new(
                DateTimeOffset.UtcNow.AddMinutes(i), 20, 1013, 3, false, false, DoorState.Closed, 4100, null, (uint)(first + i) + 1);
        }

        var body = new byte[Climate.MaxBatchBytes(records)];
        if (records == 1)
        {
            return body[..climates[0].Write(body)];
        }

        return Climate.TryWriteBatch(climates, body, out var length, out var error)
            ? body[..length]
            : throw new InvalidOperationException(error.ToString());
    }

    // From the first event: how long a processor takes to find its partitions is not what is asked.
    private static async Task<Reading> MeasureAsync(int events, Func<Action<int>, Task<Func<Task>>> start)
    {
        var (read, begun) = (0, 0L);
        var (cpu, bytes) = (TimeSpan.Zero, 0L);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stop = await start(some =>
        {
            if (Interlocked.CompareExchange(ref begun, Stopwatch.GetTimestamp(), 0) == 0)
            {
                (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
            }

            if (Interlocked.Add(ref read, some) >= events)
            {
                done.TrySetResult();
            }
        });
        await done.Task;
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
        var allocated = GC.GetTotalAllocatedBytes() - bytes;
        await stop();
        return new(events / seconds, used / events, (double)allocated / events);
    }

    private static async Task<Func<Task>> ReadBareAsync(ServerProcess hub, Action<int> read)
    {
        var processor = new BareProcessor(hub.AmqpConnectionString!, ServerProcess.ScaleHub, read);
        await processor.StartProcessingAsync();
        return () => processor.StopProcessingAsync();
    }

    private static async Task<Func<Task>> ReadTypedAsync(ServerProcess hub, string folder, Action<TelemetryBuilder> handle)
    {
        Directory.CreateDirectory(folder);
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder });
        handle(builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromEventHubs(o => (o.ConnectionString, o.HubName) = (hub.AmqpConnectionString, ServerProcess.ScaleHub)));
        var host = builder.Build();
        await host.StartAsync();
        return async () =>
        {
            await host.StopAsync();
            host.Dispose();
        };
    }

    /// <summary>Events a second, microseconds of processor time and bytes allocated an event.</summary>
    private readonly record struct Reading(double Rate, double Cpu, double Bytes)
    {
        public override string ToString() => Invariant($"{Rate:N0} events/s, {Cpu:N1} us, {Bytes:N0} B an event");
    }

    private sealed record Handlers(string Name, Action<TelemetryBuilder, Action<int>> Add)
    {
        public List<(double Rate, double Cpu)> Ratios { get; } = [];
    }
}
