using System.Diagnostics;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using static System.FormattableString;

namespace TelemetryGen.Benchmarks.Hub.Receive;

/// <summary>
/// Events of 40 bytes read by Azure's client over AMQP, two partitions at once, from a hub that reads them from its store and by turns from
/// a listener that has the messages in memory.
/// </summary>
internal static class ReceiveRun
{
    /// <summary>Events of a partition.</summary>
    public const int Events = 200_000;

    private const int Rounds = 7;

    // The JIT compiles client and servers.
    private const int WarmUpRounds = 2;

    private static readonly string[] Partitions = ["0", "1"];

    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var hub = await ServerProcess.StartAsync("receive-hub", Path.Combine(folder, "hub"));
        await using var memory = await ServerProcess.StartAsync("receive-memory", Path.Combine(folder, "memory"));
        var ratios = new List<double>();
        var rates = new List<Reading>();
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var without = await ReadAsync(memory);
            var with = await ReadAsync(hub);
            var ratio = with.Rate / without.Rate;
            Console.WriteLine(Invariant($"{(round < 0 ? "warm-up: " : "")}from memory {without}; hub {with}: {ratio:N2} of the rate"));
            if (round >= 0)
            {
                ratios.Add(ratio);
                rates.Add(with);
            }
        }

        var (rate, cpu) = (Median(rates.Select(static r => r.Rate)), Median(rates.Select(static r => r.Cpu)));
        Console.WriteLine(Invariant($"medians: the hub {new Reading(rate, cpu)}, {Median(ratios):N2} of the listener from memory"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<Reading> ReadAsync(ServerProcess server)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), server.Cpu);
        await Task.WhenAll(Partitions.Select(partition => ReadAsync(server.AmqpConnectionString!, partition)));
        var all = Events * Partitions.Length;
        return new(all / Stopwatch.GetElapsedTime(start).TotalSeconds, (server.Cpu - cpu).TotalMicroseconds / all);
    }

    private static async Task ReadAsync(string connectionString, string partition)
    {
        await using var receiver = new PartitionReceiver(
            EventHubConsumerClient.DefaultConsumerGroupName, partition, EventPosition.Earliest, connectionString, ServerProcess.ScaleHub,
            new PartitionReceiverOptions { TrackLastEnqueuedEventProperties = false, PrefetchCount = 4000 });
        for (var read = 0; read < Events;)
        {
            read += (await receiver.ReceiveBatchAsync(1000, TimeSpan.FromSeconds(30))).Count();
        }
    }

    /// <summary>Events a second, and microseconds of the server's processor time an event.</summary>
    private readonly record struct Reading(double Rate, double Cpu)
    {
        public override string ToString() => Invariant($"{Rate:N0} events/s at {Cpu:N2} us");
    }
}
