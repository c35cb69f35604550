using System.Diagnostics;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using static System.FormattableString;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// Batches of 5,000 events of 40 bytes by Azure's client over AMQP to a hub that stores them, by turns with the same listener that stores
/// nothing. The batches are made before: what is measured is their way to the answer.
/// </summary>
internal static class AmqpRun
{
    private const int BatchEvents = 5000;
    private const int Senders = 2;
    private const int Rounds = 7;

    // The JIT compiles client and servers.
    private const int WarmUpRounds = 2;

    public static async Task RunAsync(string folder, int events)
    {
        Directory.CreateDirectory(folder);
        await using var hub = await ServerProcess.StartAsync("scale-hub", Path.Combine(folder, "hub"));
        await using var bare = await ServerProcess.StartAsync("amqp-bare", Path.Combine(folder, "bare"));
        var (rates, cpu) = (new List<(double Hub, double Bare)>(), new List<double>());
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var without = await SendAsync(bare, events);
            var with = await SendAsync(hub, events);
            var ratio = with.Rate / without.Rate;
            Console.WriteLine(Invariant($"{(round < 0 ? "warm-up: " : "")}without a store {without}; hub {with}: {ratio:N2} of the rate"));
            if (round >= 0)
            {
                rates.Add((with.Rate, without.Rate));
                cpu.Add(with.Cpu);
            }
        }

        var (rate, of) = (Median(rates.Select(r => r.Hub)), Median(rates.Select(r => r.Hub / r.Bare)));
        Console.WriteLine(Invariant($"medians: the hub {new Sending(rate, Median(cpu))}, {of:N2} of the listener without a store"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<Sending> SendAsync(ServerProcess server, int events)
    {
        var producers = Enumerable.Range(0, Senders)
            .Select(_ => new EventHubProducerClient(server.AmqpSendConnectionString!, ServerProcess.ScaleHub)).ToArray();
        var lots = new List<EventDataBatch>[Senders];
        for (var i = 0; i < Senders; i++)
        {
            lots[i] = await MakeAsync(producers[i], events / Senders / BatchEvents);
        }

        var (start, cpu) = (Stopwatch.GetTimestamp(), server.Cpu);
        await Task.WhenAll(producers.Select((producer, i) => SendAsync(producer, lots[i])));
        var (seconds, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, server.Cpu - cpu);
        var sent = lots.Sum(l => l.Sum(b => b.Count));
        foreach (var producer in producers)
        {
            await producer.DisposeAsync();
        }

        lots.SelectMany(l => l).ToList().ForEach(b => b.Dispose());
        return new(sent / seconds, used.TotalMicroseconds / sent);
    }

    private static async Task<List<EventDataBatch>> MakeAsync(EventHubProducerClient producer, int count)
    {
        var batches = new List<EventDataBatch>(count);
        var body = new byte[40];
        for (var i = 0; i < count; i++)
        {
            var batch = await producer.CreateBatchAsync();
            for (var e = 0; e < BatchEvents; e++)
            {
                if (!batch.TryAdd(new EventData(body)))
                {
                    throw new InvalidOperationException($"A batch takes {batch.Count} events only.");
                }
            }

            batches.Add(batch);
        }

        return batches;
    }

    private static async Task SendAsync(EventHubProducerClient producer, List<EventDataBatch> batches)
    {
        foreach (var batch in batches)
        {
            await producer.SendAsync(batch);
        }
    }

    /// <summary>Events a second, and microseconds of the server's processor time an event.</summary>
    private readonly record struct Sending(double Rate, double Cpu)
    {
        public override string ToString() => Invariant($"{Rate:N0} events/s at {Cpu:N2} us");
    }
}
