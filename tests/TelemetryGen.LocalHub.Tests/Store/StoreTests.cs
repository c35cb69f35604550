using System.Globalization;
using System.Net;
using System.Text;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class StoreTests
{
    private const string Path = "/greenhouse/messages";

    [Fact]
    public async Task Parallel_posts_are_each_stored_once_in_fewer_transactions_with_contiguous_numbers()
    {
        const int Posts = 200;
        await using var hub = await TestHub.StartAsync();
        var token = hub.Token();

        var responses = await Task.WhenAll(Enumerable.Range(0, Posts).Select(i =>
            hub.SendAsync(Path, Answers.Body(i.ToString(CultureInfo.InvariantCulture)), token)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        var transactions = hub.Hub.Store.Writer.Transactions;
        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(
            Enumerable.Range(0, Posts),
            stored.Select(item => int.Parse(Encoding.UTF8.GetString(item.Body.Span), CultureInfo.InvariantCulture)).Order());
        Assert.Equal(Enumerable.Range(1, Posts).Select(i => (long)i), stored.Select(item => item.Position));
        foreach (var partition in stored.GroupBy(item => item.Partition))
        {
            Assert.Equal(Enumerable.Range(0, Posts / 4).Select(i => (long)i), partition.Select(item => item.SequenceNumber));
            Assert.Equal(partition.Select(item => item.Offset).Order().Distinct(), partition.Select(item => item.Offset));
        }

        Assert.InRange(transactions, 1, Posts - 1);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Posts} posts, {transactions} transactions");
    }

    [Fact]
    public async Task Restart_keeps_events_and_goes_on_with_the_numbers()
    {
        using var directory = new TemporaryFolder();
        List<StoredEvent> before;
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            for (var i = 0; i < 3; i++)
            {
                await Answers.AssertStoredAsync(await hub.SendAsync(
                    "/greenhouse/publishers/wipy-01/messages", Answers.Body("a"), headers: [("row", "3"), ("t", "1.5"), ("b", "false")]));
            }

            before = await hub.ReadAsync(3);
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await again.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("b")));

        var after = await again.ReadAsync(4);
        Assert.Equal([0L, 1L, 2L, 3L], after.Select(item => item.SequenceNumber));
        Assert.Equal([1L, 2L, 3L, 4L], after.Select(item => item.Position));
        Assert.Equal(before.Select(item => (item.EnqueuedTime, item.Offset)),
            after.Take(3).Select(item => (item.EnqueuedTime, item.Offset)));
        Assert.All(after.Take(3), item => Assert.Equal(
            new Dictionary<string, object> { ["row"] = 3, ["t"] = 1.5, ["b"] = false }, item.Properties));
    }

    [Fact]
    public async Task Reader_waits_for_events_and_sees_only_its_hub()
    {
        await using var hub = await TestHub.StartAsync();
        var reading = hub.ReadAsync(2);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse2/messages", Answers.Body("other")));
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("1")));
        Assert.False(reading.IsCompleted);
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("2")));

        Assert.Equal([(2L, "1"), (3L, "2")], (await reading).Select(item => (item.Position, Encoding.UTF8.GetString(item.Body.Span))));
    }

    [Fact]
    public async Task Reader_resumes_after_a_position_over_many_pages()
    {
        await using var hub = await TestHub.StartAsync();
        var batch = $"[{string.Join(',', Enumerable.Repeat("{\"Body\":\"a\"}", 1000))}]";
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Batch(batch)));

        Assert.Equal(Enumerable.Range(301, 700).Select(i => (long)i), (await hub.ReadAsync(700, after: 300)).Select(item => item.Position));
    }

    [Fact]
    public async Task Lawful_megabyte_of_empty_events_is_stored_whole_while_others_send()
    {
        const int Events = 80_000;
        await using var hub = await TestHub.StartAsync();
        var batch = $"[{string.Join(',', Enumerable.Repeat("{\"Body\":\"\"}", Events))}]";
        var token = hub.Token();
        var large = hub.SendAsync(Path, Answers.Batch(batch), token);
        var small = 0;
        while (!large.IsCompleted)
        {
            await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("small"), token));
            small++;
        }

        await Answers.AssertStoredAsync(await large);
        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(Events, stored.Count(static item => item.Body.IsEmpty));
        Assert.Equal(small, stored.Count(static item => !item.Body.IsEmpty));
        Assert.Single(stored.Where(static item => item.Body.IsEmpty).Select(static item => item.Partition).Distinct());
    }

    [Fact]
    public async Task Last_position_is_that_of_the_newest_event_of_any_hub_and_the_start_position_stays()
    {
        using var directory = new TemporaryFolder();
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            Assert.Equal((0L, 0L), (hub.Hub.StartPosition, hub.Hub.LastPosition));
            await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("1")));
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse2/messages", Answers.Body("2")));
            Assert.Equal((0L, 2L), (hub.Hub.StartPosition, hub.Hub.LastPosition));
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        Assert.Equal((2L, 2L), (again.Hub.StartPosition, again.Hub.LastPosition));
        var reading = again.ReadAsync(1, after: again.Hub.LastPosition);
        await Answers.AssertStoredAsync(await again.SendAsync(Path, Answers.Body("3")));

        var item = Assert.Single(await reading);
        Assert.Equal((3L, "3"), (item.Position, Encoding.UTF8.GetString(item.Body.Span)));
        Assert.Equal((2L, 3L), (again.Hub.StartPosition, again.Hub.LastPosition));
    }

    [Fact]
    public async Task Reader_can_be_cancelled_and_an_unknown_hub_cannot_be_read()
    {
        await using var hub = await TestHub.StartAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reading = hub.Hub.ReadAsync("greenhouse", 0, cancel.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        var error = Assert.Throws<KeyNotFoundException>(() => hub.Hub.ReadAsync("nothere", 0, TestContext.Current.CancellationToken));
        Assert.Equal("There is no hub 'nothere'.", error.Message);
    }

    [Fact]
    public async Task Full_store_is_503_with_nothing_half_written_and_the_hub_goes_on()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(o => o with { MaxStoreBytes = 256 * 1024 }, directory);
        var body = new byte[20_000];
        var accepted = 0;
        HttpResponseMessage response;
        while ((response = await hub.SendAsync(Path, new ByteArrayContent(body))).StatusCode == HttpStatusCode.Created)
        {
            Assert.InRange(++accepted, 1, 13);
        }

        await Answers.AssertRefusedAsync(response, 503, "50300: The store of the hub is full; the events were not stored.");
        Assert.Equal(TimeSpan.FromSeconds(60), response.Headers.RetryAfter!.Delta);
        Assert.Single(hub.Log.Lines, line => line.StartsWith("Error: The store is full", StringComparison.Ordinal));

        // A batch that begins to fit and does not end to: all or nothing.
        var batch = $"[{string.Join(',', Enumerable.Repeat($"{{\"Body\":\"{new string('x', 3000)}\"}}", 50))}]";
        await Answers.AssertRefusedAsync(await hub.SendAsync(Path, Answers.Batch(batch)), 503, "50300: ");

        // A small one still fits, with the next number.
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("small")));
        Assert.Contains("Warning: The store takes events again ", hub.Log.Lines);
        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(accepted + 1, stored.Count);
        Assert.Equal(Enumerable.Range(1, accepted + 1).Select(i => (long)i), stored.Select(item => item.Position));
        Assert.All(stored.GroupBy(item => item.Partition), partition =>
            Assert.Equal(Enumerable.Range(0, partition.Count()).Select(i => (long)i), partition.Select(item => item.SequenceNumber)));
        Assert.InRange(new FileInfo(directory.File("events.db")).Length, 1, 256 * 1024);
    }

    [Fact]
    public async Task One_large_publication_that_does_not_fit_does_not_take_others_of_its_group_with_it()
    {
        await using var hub = await TestHub.StartAsync(o => o with { MaxStoreBytes = 256 * 1024 });
        var token = hub.Token();

        var sending = Enumerable.Range(0, 40).Select(i =>
            hub.SendAsync(Path, new ByteArrayContent(new byte[i % 2 == 0 ? 500_000 : 10]), token)).ToArray();
        var responses = await Task.WhenAll(sending);

        Assert.Equal(20, responses.Count(response => response.StatusCode == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(20, responses.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.All(await hub.StopAndReadAllAsync(), item => Assert.Equal(10, item.Body.Length));
    }

    [Fact]
    public async Task Stop_answers_and_stores_what_was_taken()
    {
        await using var hub = await TestHub.StartAsync();
        var token = hub.Token();
        var sending = Enumerable.Range(0, 50)
            .Select(i => hub.SendAsync(Path, Answers.Body($"{i} {new string('x', 50_000)}"), token)).ToArray();
        await hub.ReadAsync(1);

        var stored = (await hub.StopAndReadAllAsync()).Select(item => Encoding.UTF8.GetString(item.Body.Span).Split(' ')[0]).ToArray();

        var accepted = new List<string>();
        for (var i = 0; i < sending.Length; i++)
        {
            try
            {
                Assert.Equal(HttpStatusCode.Created, (await sending[i]).StatusCode);
                accepted.Add(i.ToString(CultureInfo.InvariantCulture));
            }
            catch (HttpRequestException)
            {
                // Not yet taken when the hub stopped: the client knows that it has no answer.
            }
        }

        Assert.NotEmpty(accepted);
        Assert.Subset(stored.ToHashSet(), accepted.ToHashSet());
    }
}
