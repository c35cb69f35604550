using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Cuts the power at every byte of the flash store's work, and looks at what is left each time.</summary>
public class PowerCutTests : BoardTest
{
    private const int Lives = 3;
    private const int Steps = 70;

    private static readonly int[] Lengths = [27, 27, 5, 60];

    /// <summary>Whether the oldest are dropped where a store is full, and the seed.</summary>
    public static TheoryData<bool, int> Boards => Effort.IsThorough
        ? new() { { true, 1 }, { true, 2 }, { true, 3 }, { true, 4 }, { false, 5 }, { false, 6 }, { false, 7 } }
        : new() { { true, 1 }, { false, 5 } };

    [Theory]
    [MemberData(nameof(Boards))]
    public void No_cut_loses_a_stored_message_or_brings_back_an_acknowledged_one(bool oldestDropped, int seed)
    {
        var random = new Random(seed);
        IReadOnlyDictionary<string, byte[]> files = new Dictionary<string, byte[]>();
        var (number, tried) = (0, 0);
        for (var i = 0; i < Lives; i++)
        {
            var life = new Life(files, number, oldestDropped);
            Work(random, life);
            var cuts = FlashCuts.Of(files, [.. life.Log]).ToList();
            var last = life.Promises.ToArray();
            foreach (var cut in cuts)
            {
                Check(cut, life, last, oldestDropped, goesOn: ++tried % 50 == 0);
            }

            // The next one begins from what some cut left.
            (files, number) = (cuts[random.Next(cuts.Count)].Files, life.Number);
        }

        Assert.True(tried > 4000, $"{tried} cuts");
        TestContext.Current.SendDiagnosticMessage($"{tried} cuts");
    }

    private static void Work(Random random, Life life)
    {
        var outage = false;
        for (var step = 0; step < Steps; step++)
        {
            outage ^= random.Next(10) == 0;
            var face = random.Next(16);
            if (face < 6 || outage)
            {
                life.Append(Lengths[random.Next(4)]);
            }
            else if (face < 11)
            {
                life.Read();
            }
            else if (face < 15)
            {
                life.Acknowledge();
            }
            else
            {
                life.Begin();
            }
        }
    }

    private static void Check(FlashCut cut, Life life, Promise[] promises, bool oldestDropped, bool goesOn)
    {
        var at = Math.Max(0, Array.FindLastIndex(promises, p => p.Position <= cut.Position));
        var promise = promises[at];
        var next = promises[Math.Min(at + 1, promises.Length - 1)];
        var must = promise.Waiting.Intersect(next.Waiting).ToArray();
        var where = $"operation {cut.Position}: {life.Log[cut.Position].Step} {life.Log[cut.Position].Path}";

        Board.Current.Flash = FlashCuts.Flash(cut.Files);
        var store = Life.Open(oldestDropped);
        var numbers = Numbered.ReadAll(store);

        // Of the files that were dropped, one may be back while a newer one is not: only then are records missed.
        var mayHaveGap = oldestDropped && (life.HasGap || life.Log[cut.Position].Step == FlashStep.Delete);
        Assert.True(mayHaveGap || (store.Count == numbers.Count && store.Corrupt == 0), where);
        Assert.True(numbers.Order().Distinct().SequenceEqual(numbers), where);
        Assert.True(!must.Except(numbers).Any(), $"{where}: missing {string.Join(' ', must.Except(numbers))}");
        Assert.All(numbers,
            n => Assert.True((promise.Acknowledged < n && n <= life.Number) || n == promise.Appending, $"{where}: unexpected {n}"));
        if (promise.Appending == 0 && next.Appending == 0)
        {
            Assert.DoesNotContain(numbers, n => promise.Waiting.Count > 0 && n > promise.Waiting[^1]);
        }

        if (goesOn)
        {
            GoOn(cut.Files, numbers, life.Number, oldestDropped);
        }
    }

    // What was found can be acknowledged and new messages stored, and that holds over a restart as well.
    private static void GoOn(IReadOnlyDictionary<string, byte[]> files, List<int> numbers, int number, bool oldestDropped)
    {
        AppendAtOnce(files, numbers, number, oldestDropped);
        var life = new Life(files, number, oldestDropped);
        Assert.True(life.HasGap || life.Waiting.SequenceEqual(numbers));
        life.Append(27);
        Assert.True(!oldestDropped || life.Waiting[^1] == number + 1);
        while (life.Taken < life.Waiting.Count)
        {
            Assert.True(life.Read());
        }

        life.Acknowledge();
        life.Append(9);
        var again = new Life(FlashCuts.FilesOf(life.Flash), number + 2, oldestDropped);
        Assert.Equal([number + 2], again.Waiting);
    }

    // Before anything is read: only the start can tell that the end of a file is in doubt.
    private static void AppendAtOnce(IReadOnlyDictionary<string, byte[]> files, List<int> numbers, int number, bool oldestDropped)
    {
        Board.Current.Flash = FlashCuts.Flash(files);
        if (Life.Open(oldestDropped).Append(Numbered.Message(number + 1, 27), 0, 27))
        {
            var found = Numbered.ReadAll(Life.Open(oldestDropped));
            Assert.Equal([.. numbers.TakeLast(found.Count - 1), number + 1], found);
        }
    }
}
