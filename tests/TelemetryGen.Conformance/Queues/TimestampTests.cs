using System.Globalization;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Conformance.Queues;

/// <summary>Records that were taken before the board knew the time: real SNTP, real MicroPython, the real hub.</summary>
[Trait("Kind", "Device")]
public class TimestampTests(Board board) : IClassFixture<Board>
{
    // 2027-01-15T08:00:00.250Z
    private const long Moment = 1800000000250;

    [Fact]
    public async Task Records_get_their_true_time_at_the_first_sync_and_those_of_an_earlier_boot_the_start_of_this_one()
    {
        var questions = 0;
        await using var hub = await QueueHub.StartAsync();

        // The first question is not answered: the queue pauses, and asks again.
        await using var time = new TimeServer(question => questions++ == 0 ? [] : [TimeServer.Answer(question, Moment)]);
        var lines = await hub.RunAsync(
            board.Modules,
            "queue_stamps.py",
            new() { ["time_port"] = time.Port, ["may_fail"] = true },
            clock: new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var records = Collector.RecordsOf(await hub.StopAndReadAsync());
        Assert.Equal("7 2 1", lines[^1]);
        var uptimes = lines[..^1].Select(line => long.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        var grown = records.OfType<Growing>().ToArray();
        Assert.Equal([1, 2, 3, 4, 5], grown.Select(g => g.First));
        Assert.All(grown, g => Assert.Equal((false, (short?)null, (DateTimeOffset?)null, (byte)7), (g.Flag, g.Second, g.Later, g.Mode)));

        // To the millisecond: what lies between two records is what the board's ticks say.
        var at = grown.Select(g => g.At.ToUnixTimeMilliseconds()).ToArray();
        var (third, fourth, fifth) = (uptimes[2], uptimes[3], uptimes[5]);
        Assert.Equal((fourth - third, fifth - fourth), (at[3] - at[2], at[4] - at[3]));

        // The start of this boot: before the third by its uptime.
        Assert.Equal((third, third), (at[2] - at[0], at[2] - at[1]));

        // And right: the fourth was taken before the question that was answered, the fifth after it.
        Assert.InRange(at[3], Moment - 30_000, Moment);
        Assert.InRange(at[4], Moment, Moment + 30_000);

        // In seconds, cut off.
        var timestamps = records.OfType<Moments>().Select(m => m.Seconds.ToUnixTimeSeconds()).ToArray();
        Assert.Equal([(at[3] + uptimes[4] - fourth) / 1000, (at[4] + uptimes[6] - fifth) / 1000], timestamps);
    }
}
