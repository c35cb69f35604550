using System.Globalization;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>A hub that forwards, what is stored in it, and what of that arrived.</summary>
internal static class Gateway
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Pauses are short, so that tests are.</summary>
    public static Task<AmqpHub> StartAsync(string upstream, Func<LocalHubOptions, LocalHubOptions>? change = null, string? ca = null) =>
        AmqpHub.StartAsync(options => (change ?? (static o => o))(options with { Forward = Options(upstream, ca) }));

    /// <summary>One hub with one partition.</summary>
    public static Task<AmqpHub> StartSmallAsync(string upstream) =>
        StartAsync(upstream, static options => options with { Partitions = 1, Hubs = [AmqpHub.Name] });

    public static ForwardOptions Options(string upstream, string? ca = null) =>
        new() { ConnectionString = upstream, CaFile = ca, MaxPause = TimeSpan.FromSeconds(1) };

    /// <summary>Stores events of a publisher; the body of each is its number.</summary>
    public static Task StoreAsync(AmqpHub gateway, string publisher, int from, int count, string hub = AmqpHub.Name)
    {
        var info = gateway.Hub.Store.Hubs[hub];
        return StoreAsync(gateway, hub,
            [.. Enumerable.Range(from, count).Select(i => new NewEvent(
                info.PartitionOf(publisher), publisher, publisher, default, Body(i)))]);
    }

    public static async Task StoreAsync(AmqpHub gateway, string hub, params NewEvent[] events) => Assert.Equal(
        AppendResult.Stored, await gateway.Hub.Store.Writer.AppendAsync(new Publication(gateway.Hub.Store.Hubs[hub], events)));

    /// <summary>Waits until all that the hub has is acknowledged above or put aside.</summary>
    public static Task ForwardedAsync(AmqpHub gateway) => UntilAsync(() => gateway.Hub.Forwarding!.Report.Lag == 0, gateway);

    public static async Task UntilAsync(Func<bool> holds, AmqpHub gateway)
    {
        for (var waited = TimeSpan.Zero; !holds(); waited += TimeSpan.FromMilliseconds(10))
        {
            Assert.True(waited < Patience, $"{gateway.Hub.Forwarding?.Report}\n{string.Join('\n', gateway.Log.Lines)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Everything that a hub has now.</summary>
    public static List<StoredEvent> Stored(AmqpHub hub, string name = AmqpHub.Name) => Stored(hub.Hub, name);

    /// <inheritdoc cref="Stored(AmqpHub, string)"/>
    public static List<StoredEvent> Stored(LocalHub hub, string name)
    {
        var all = new List<StoredEvent>();
        foreach (var log in hub.Store.Hubs[name].Logs)
        {
            for (var next = log.FirstSequence; next < log.NextSequence; next = all[^1].SequenceNumber + 1)
            {
                all.AddRange(log.Read(next, 10_000, 1_000_000));
            }
        }

        return all;
    }

    /// <summary>The numbers of each publisher's events, in their order.</summary>
    public static Dictionary<string, int[]> Numbers(IEnumerable<StoredEvent> events) => events
        .GroupBy(static item => item.Publisher ?? "-")
        .ToDictionary(static group => group.Key, static group => group.Select(NumberOf).ToArray());

    /// <summary>
    /// Nothing is lost and nothing new comes before what is older; what is there twice is a stretch that was sent again. Gives how many.
    /// </summary>
    public static int AssertCompleteInOrder(int[] numbers, int count)
    {
        var next = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.True(numbers[i] <= next, $"{numbers[i]} came when {next} was due");
            Assert.True(i == 0 || numbers[i] <= numbers[i - 1] + 1, $"{numbers[i]} came after another than the one before it");
            next = Math.Max(next, numbers[i] + 1);
        }

        Assert.Equal(count, next);
        return numbers.Length - count;
    }

    /// <summary>A number as a body.</summary>
    public static byte[] Body(int number) => System.Text.Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static int NumberOf(StoredEvent item) =>
        int.Parse(System.Text.Encoding.UTF8.GetString(item.Body.Span), CultureInfo.InvariantCulture);
}
