using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Handlers;

public class ColumnTests
{
    [Fact]
    public async Task The_records_of_an_event_come_as_columns_with_their_sender_and_a_message_as_columns_of_one()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(t => t.HandleColumns<Climate.ColumnBatch>((columns, context) => seen.Add(
            $"{context.Sender} v{context.Version}: {Text(columns)} at {columns.Temperature.Span[^1]}")));

        var done = await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(4, 21.5), Bodies.Message(Bodies.Health(5)));

        Assert.Equal(3, done);
        Assert.Equal(["wipy-01 v3: 1,2,3 at 20", "wipy-01 v3: 4 at 21.5"], seen);
        Assert.Empty(server.DeadLetters.Letters);
    }

    [Fact]
    public async Task What_was_handled_before_is_in_no_column()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(t => t.HandleColumns<Climate.ColumnBatch>((c, _) => seen.Add(
            $"{Text(c)}|{string.Join(',', c.At.ToArray().Select(a => (a - Bodies.Start).TotalMinutes))}")));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(2), Bodies.Batch(2, 4, 3, 5), Bodies.Batch(6, 6, 5, 7));

        Assert.Equal(["1,2,3|1,2,3", "4,5|4,5", "6,7|6,7"], seen);
    }

    [Fact]
    public async Task Handlers_of_records_and_of_columns_take_turns_in_their_order_and_see_the_same()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(t => t
            .HandleColumns<Climate.ColumnBatch>((c, _) => seen.Add($"first {Text(c)}"))
            .Handle<Climate>((c, _) => seen.Add($"{c.Sequence}"))
            .HandleColumns<Climate.ColumnBatch>(async (c, _) =>
            {
                await Task.Yield();
                seen.Add($"last {Text(c)}");
            }));

        await server.Source.SendAsync(Bodies.Batch(1, 2), Bodies.Batch(2, 3));

        Assert.Equal(["first 1,2", "1", "2", "last 1,2", "first 3", "3", "last 3"], seen);
    }

    [Fact]
    public async Task A_handler_that_throws_has_the_columns_again_and_then_all_of_its_event_is_a_dead_letter()
    {
        var attempts = new List<string>();
        await using var server = await TestServer.StartAsync(t => t.HandleColumns<Climate.ColumnBatch>(async (c, context) =>
        {
            attempts.Add($"{context.Attempt}: {Text(c)}");
            await Task.Yield();
            if (c.Sequence.Span[0] != 3)
            {
                throw new InvalidOperationException("The disk is full.");
            }
        }));

        await server.Source.SendAsync(Bodies.Batch(1, 2), Bodies.Batch(3, 4));

        Assert.Equal(["1: 1,2", "2: 1,2", "3: 1,2", "1: 3,4"], attempts);
        var letter = Assert.Single(server.DeadLetters.Letters);
        Assert.Equal("Climate#1: InvalidOperationException: The disk is full.", letter.Detail);
        Assert.Equal([0, 1], letter.FailedRecords);
        await server.Source.SendAsync(Bodies.Batch(1, 3));
        Assert.Equal("1: 1", attempts[4]);
    }

    [Fact]
    public async Task A_damaged_batch_is_a_dead_letter_and_reaches_nobody()
    {
        var seen = 0;
        await using var server = await TestServer.StartAsync(t => t.HandleColumns<Climate.ColumnBatch>((_, _) => seen++));
        var damaged = Bodies.Batch(1, 2, 3);
        damaged[^1] ^= 1;

        await server.Source.SendAsync(damaged, Bodies.Batch(4));

        var letter = Assert.Single(server.DeadLetters.Letters);
        Assert.Equal(DeadLetterReason.Damaged, letter.Reason);
        Assert.StartsWith("A batch of Climate has the checksum ", letter.Detail, StringComparison.Ordinal);
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task An_unusually_long_batch_takes_columns_of_its_own_and_those_after_it_come_too()
    {
        var lengths = new List<int>();
        await using var server = await TestServer.StartAsync(t => t.HandleColumns<Climate.ColumnBatch>((c, _) => lengths.Add(c.Count)));

        await server.Source.SendAsync(Bodies.Batch([.. Enumerable.Range(1, 5000).Select(i => (uint)i)]), Bodies.Batch(5001, 5002));

        Assert.Equal([5000, 2], lengths);
    }

    private static string Text(Climate.ColumnBatch columns) => string.Join(',', columns.Sequence.ToArray());
}
