using System.Diagnostics;
using System.Globalization;
using Acme.Greenhouse;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server;

namespace TelemetryGen.Benchmarks.Hub.Source;

/// <summary>
/// Events of one record each from a hub in another process to a typed handler, by turns with the same official processor that only looks at
/// the bytes: from the first event to the last.
/// </summary>
internal static class SourceRun
{
    private const int Rounds = 5;

    public static async Task RunAsync(string folder, int events)
    {
        Directory.CreateDirectory(folder);
        await using var hub = await ServerProcess.StartAsync("scale-hub", Path.Combine(folder, "hub"));
        await SendAsync(hub.AmqpSendConnectionString!, events);
        var ratios = new List<(double Rate, double Cpu)>();
        for (var round = 0; round < Rounds; round++)
        {
            var bare = await MeasureAsync(events, count => ReadBareAsync(hub, count));
            var typed = await MeasureAsync(events, count => ReadTypedAsync(hub, Path.Combine(folder, $"round-{round}"), count));
            ratios.Add((typed.Rate / bare.Rate, typed.Cpu / bare.Cpu));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"bare {bare.Rate:N0} events/s, {bare.Cpu:N1} us, {bare.Bytes:N0} B an event; FromEventHubs and Handle {typed.Rate:N0} "
                    + $"events/s, {typed.Cpu:N1} us, {typed.Bytes:N0} B: {ratios[^1].Rate:N2} of the rate, "
                    + $"{ratios[^1].Cpu:N2} of the time"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"medians: {ratios.Select(r => r.Rate).Order().ElementAt(Rounds / 2):N2} of the rate, "
                + $"{ratios.Select(r => r.Cpu).Order().ElementAt(Rounds / 2):N2} of the processor time"));
    }

    private static async Task SendAsync(string connectionString, int events)
    {
        await using var producer = new EventHubProducerClient(connectionString, ServerProcess.ScaleHub);
        var body = new byte[Climate.MaxPayloadBytes];
        var partitions = await producer.GetPartitionIdsAsync();
        for (var (sent, lot) = (0, 0); sent < events; lot++)
        {
            using var batch = await producer.CreateBatchAsync(new CreateBatchOptions { PartitionId = partitions[lot % partitions.Length] });
            for (; sent < events && batch.Count < 2000; sent++)
            {
                var climate = new Climate(
                    DateTimeOffset.UtcNow, 20, 1013, 3, false, false, DoorState.Closed, 4100, null, (uint)sent + 1);
                if (!batch.TryAdd(new EventData(body.AsMemory(0, climate.Write(body)).ToArray())))
                {
                    break;
                }
            }

            await producer.SendAsync(batch);
        }
    }

    // From the first event: how long a processor takes to find its partitions is not what is asked.
    private static async Task<(double Rate, double Cpu, double Bytes)> MeasureAsync(int events, Func<Action<int>, Task<Func<Task>>> start)
    {
        var (read, begun) = (0, 0L);
        var (cpu, bytes) = (TimeSpan.Zero, 0L);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stop = await start(count =>
        {
            if (Interlocked.CompareExchange(ref begun, Stopwatch.GetTimestamp(), 0) == 0)
            {
                (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
            }

            if (Interlocked.Add(ref read, count) >= events)
            {
                done.TrySetResult();
            }
        });
        await done.Task;
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / events;
        var allocated = (GC.GetTotalAllocatedBytes() - bytes) / (double)events;
        await stop();
        return (events / seconds, used, allocated);
    }

    private static async Task<Func<Task>> ReadBareAsync(ServerProcess hub, Action<int> read)
    {
        var processor = new BareProcessor(hub.AmqpConnectionString!, ServerProcess.ScaleHub, read);
        await processor.StartProcessingAsync();
        return () => processor.StopProcessingAsync();
    }

    private static async Task<Func<Task>> ReadTypedAsync(ServerProcess hub, string folder, Action<int> read)
    {
        Directory.CreateDirectory(folder);
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder });
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromEventHubs(o => (o.ConnectionString, o.HubName) = (hub.AmqpConnectionString, ServerProcess.ScaleHub))
            .Handle<Climate>((_, _) => read(1));
        var host = builder.Build();
        await host.StartAsync();
        return async () =>
        {
            await host.StopAsync();
            host.Dispose();
        };
    }
}
