using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Cuts the power at every byte while dead letters come back to the store.</summary>
public class RevivalCutTests : QueueTest
{
    private const int Records = 12;

    private static readonly uint[] All = [.. Enumerable.Range(1, Records).Select(n => (uint)n)];

    [Fact]
    public void No_cut_loses_a_dead_letter_and_all_arrive_after_another_revival()
    {
        var queue = Open(out _, out var dead);
        MemoryHub.IsPoison = _ => true;
        var level = Samples.NewLevel("put aside");
        foreach (var _ in All)
        {
            queue.Send(level);
        }

        Flush(queue);
        Assert.Equal(All, QueueLife.NumbersIn(dead));
        MemoryHub.IsPoison = _ => false;
        var files = FlashCuts.FilesOf(Board.Current.Flash);
        var log = Board.Current.Flash.Log = [];
        Assert.Equal(Records, queue.Revive());

        var (tried, inBoth) = (0, 0);
        foreach (var cut in FlashCuts.Of(files, [.. log]))
        {
            Board.Current.Flash = FlashCuts.Flash(cut.Files);
            inBoth += Check();
            tried++;
        }

        Assert.True(tried > 2000 && inBoth > 1000, $"{tried} cuts, {inBoth} records in both stores");
    }

    // Returns how many records the cut left in both stores.
    private int Check()
    {
        var queue = Open(out var store, out var dead);
        var (waiting, aside) = (QueueLife.NumbersIn(store), QueueLife.NumbersIn(dead));
        Assert.Equal(All, waiting.Union(aside).Order());
        Assert.Equal(waiting.Distinct().Order(), waiting);
        Assert.Equal(aside.Distinct().Order(), aside);
        MemoryHub.Events.Clear();
        Assert.Equal(aside.Count, queue.Revive());
        Flush(queue);

        Assert.Equal(All, Arrivals.Select(a => a.Number).Distinct().Order());
        Assert.Equal((waiting.Count + aside.Count, 0), (queue.Delivered, dead.Count));
        return waiting.Intersect(aside).Count();
    }

    private TelemetryQueue Open(out FlashStore store, out FlashStore dead)
    {
        store = new FlashStore("/queue", 4096, 256, false);
        dead = new FlashStore("/dead", 4096, 256, false);
        return new TelemetryQueue(store, Sender(443), new SequenceCounter("/sequence"), dead, 512);
    }
}
