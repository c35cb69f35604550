using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Cuts the power at every byte of a queue's work on its two stores and its numbers, and goes on with a queue each time.</summary>
public class QueueCutTests : BoardTest
{
    private const int Lives = 3;
    private const int Steps = 40;

    private static readonly DateTimeOffset Start = new(2027, 1, 15, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Effort.Of(1, 4))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_cut_loses_an_accepted_record_or_repeats_an_acknowledged_one(int seed)
    {
        var random = new Random(seed);
        IReadOnlyDictionary<string, byte[]> files = new Dictionary<string, byte[]>();
        var (tried, repeated, last) = (0, 0, -1L);
        for (var i = 0; i < Lives; i++)
        {
            var life = new QueueLife(files, random, knowsTheTime: i > 0, Start.AddDays(i));
            life.Work(Steps);
            var cuts = FlashCuts.Of(files, [.. life.Log]).ToList();
            foreach (var cut in cuts)
            {
                repeated += new QueueCut(life, cut, last).Check(Start.AddDays(i).AddHours(1));
                tried++;
            }

            var chosen = cuts[random.Next(cuts.Count)];
            (files, last) = (chosen.Files, life.Sends.Where(s => s.To <= chosen.Position).Select(s => (long)s.Number).Append(last).Max());
        }

        Assert.True(tried > 10000 && repeated > 100, $"{tried} cuts, {repeated} records twice");
        TestContext.Current.SendDiagnosticMessage($"{tried} cuts, {repeated} records twice");
    }
}
