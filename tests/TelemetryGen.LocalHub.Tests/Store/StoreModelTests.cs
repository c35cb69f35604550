using TelemetryGen.LocalHub.Store;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Random work on a store, compared with a list in memory.</summary>
public sealed class StoreModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Events_come_back_in_order_from_every_place_over_flushes_and_restarts(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var events = new RandomEvents(seed);
        var sent = new List<string>[] { [], [], [] };
        for (var run = 0; run < 4; run++)
        {
            // Small enough for many flushes; every other run has none.
            await using var store = TestStore.Open(
                folder, options => options with { MaxStoreBytes = run % 2 == 0 ? 32 * 1024 * 1024 : null });
            for (var i = 0; i < 120; i++)
            {
                for (var publications = random.Next(1, 4); publications > 0; publications--)
                {
                    var publication = events.Events(store.Hub);
                    Assert.Equal(AppendResult.Stored, await store.AppendAsync(new Publication(store.Hub, publication)));
                    foreach (var item in publication)
                    {
                        sent[item.Partition].Add(Describe(item));
                    }
                }
            }

            AssertPartitions(store, sent, random);
            await AssertHubAsync(store, sent);
        }
    }

    private static void AssertPartitions(TestStore store, List<string>[] sent, Random random)
    {
        foreach (var log in store.Hub.Logs)
        {
            var expected = sent[log.Partition];
            Assert.Equal((0, expected.Count), (log.FirstSequence, log.NextSequence));
            for (var i = 0; i < 60; i++)
            {
                var from = random.Next(expected.Count + 1);
                var page = log.Read(from, random.Next(1, 50), random.Next(1, 50_000));
                Assert.Equal(from < expected.Count, page.Count > 0);
                Assert.Equal(expected.Skip(from).Take(page.Count), page.Select(Describe));
                Assert.Equal(Enumerable.Range(from, page.Count).Select(static number => (long)number),
                    page.Select(static item => item.SequenceNumber));
            }
        }
    }

    private static async Task AssertHubAsync(TestStore store, List<string>[] sent)
    {
        var all = await store.ReadAsync();
        Assert.Equal(Enumerable.Range(1, sent.Sum(static list => list.Count)).Select(static number => (long)number),
            all.Select(static item => item.Position));
        Assert.Equal(store.LastPosition, all[^1].Position);
        foreach (var partition in all.GroupBy(static item => item.Partition))
        {
            Assert.Equal(sent[partition.Key], partition.Select(Describe));
        }

        foreach (var after in (int[])[1, all.Count / 3, all.Count - 1, all.Count])
        {
            Assert.Equal(all.Skip(after).Select(static item => item.Position),
                (await store.ReadAsync(after)).Select(static item => item.Position));
        }
    }

    private static string Describe(NewEvent item) =>
        $"{item.Publisher}|{item.PartitionKey}|{Convert.ToHexString(item.Sections.Span)}|{item.IsRawBody}|{Convert.ToHexString(item.Body.Span)}";

    private static string Describe(StoredEvent item) =>
        $"{item.Publisher}|{item.PartitionKey}|{Convert.ToHexString(item.Sections.Span)}|{item.IsRawBody}|{Convert.ToHexString(item.Body.Span)}";
}
