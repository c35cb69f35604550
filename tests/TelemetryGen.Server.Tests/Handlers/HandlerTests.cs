using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Handlers;

public class HandlerTests
{
    [Fact]
    public async Task Records_of_messages_and_batches_come_in_their_order_with_their_sender_and_version()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(t => t
            .Handle<Climate>((c, context) => seen.Add($"climate {c.Sequence} {context.Sender} v{context.Version}"))
            .Handle<Health>((h, context) => seen.Add($"health {h.Sequence} {context.Event.SequenceNumber}")));

        var done = await server.Source.SendAsync(Bodies.Message(1), Bodies.Batch(2, 3, 4), Bodies.Message(Bodies.Health(9)));

        Assert.Equal(3, done);
        Assert.Equal(
            ["climate 1 wipy-01 v3", "climate 2 wipy-01 v3", "climate 3 wipy-01 v3", "climate 4 wipy-01 v3", "health 9 2"], seen);
        Assert.Empty(server.DeadLetters.Letters);
    }

    [Fact]
    public async Task A_method_that_waits_is_waited_for_before_the_next_record()
    {
        var seen = new List<uint>();
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>(async (c, _) =>
        {
            await Task.Delay(20 - (int)c.Sequence, TestContext.Current.CancellationToken);
            seen.Add(c.Sequence);
        }));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(4));

        Assert.Equal([1u, 2, 3, 4], seen);
    }

    [Fact]
    public async Task A_class_is_made_for_each_event_in_a_scope_of_its_own()
    {
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate, CountingHandler>());
        CountingHandler.Calls.Clear();

        await server.Source.SendAsync(Bodies.Batch(1, 2), Bodies.Message(3));

        Assert.Equal([1, 2, 1], CountingHandler.Calls);
        Assert.Equal(2, CountingHandler.Disposed);
    }

    [Fact]
    public async Task All_records_of_an_event_come_at_once_to_a_handler_of_batches()
    {
        var seen = new List<uint[]>();
        await using var server = await TestServer.StartAsync(t => t.HandleBatch<Climate>((records, _) =>
        {
            seen.Add([.. records.ToArray().Select(r => r.Sequence)]);
            return Task.CompletedTask;
        }));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(4));

        Assert.Equal([[1u, 2, 3], [4u]], seen);
    }

    [Fact]
    public async Task A_handler_that_throws_has_the_record_again_and_others_only_once()
    {
        var (attempts, seen) = (new List<int>(), new List<uint>());
        await using var server = await TestServer.StartAsync(t => t
            .Handle<Climate>((c, context) =>
            {
                attempts.Add(context.Attempt);
                if (c.Sequence == 2 && context.Attempt < 3)
                {
                    throw new InvalidOperationException("not yet");
                }
            })
            .Handle<Climate>((c, _) => seen.Add(c.Sequence)));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3));

        Assert.Equal([1, 1, 2, 3, 1], attempts);
        Assert.Equal([1u, 2, 3], seen);
        Assert.Empty(server.DeadLetters.Letters);
    }

    [Fact]
    public async Task After_the_last_attempt_the_event_is_a_dead_letter_and_the_rest_goes_on()
    {
        var seen = new List<uint>();
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((c, _) =>
        {
            if (c.Sequence == 2)
            {
                throw new InvalidOperationException("The database is full.");
            }

            seen.Add(c.Sequence);
        }));

        var done = await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(4));

        Assert.Equal(2, done);
        Assert.Equal([1u, 3, 4], seen);
        var letter = Assert.Single(server.DeadLetters.Letters);
        Assert.Equal(DeadLetterReason.HandlerFailed, letter.Reason);
        Assert.Equal("Climate#1: InvalidOperationException: The database is full.", letter.Detail);
        Assert.Equal([1], letter.FailedRecords);
        Assert.Equal(Bodies.Batch(1, 2, 3), letter.Event.Body.ToArray());
        Assert.Equal(("wipy-01", 0L, "0"), (letter.Event.Publisher, letter.Event.SequenceNumber, letter.Event.PartitionId));
    }

    [Fact]
    public async Task Records_that_no_handler_takes_are_told_at_the_start_and_go_to_HandleOther()
    {
        await using (var silent = await TestServer.StartAsync(t => t.Handle<Climate>((_, _) => { })))
        {
            await silent.Log.LineAsync("Acme.Greenhouse: no handler takes Health.");
        }

        var others = new List<int>();
        await using var server = await TestServer.StartAsync(t => t
            .Handle<Climate>((_, _) => { })
            .HandleOther(context => others.Add(context.Header.TemplateId)));
        await server.Source.SendAsync(Bodies.Message(1), Bodies.Message(Bodies.Health(1)));

        Assert.Equal([Health.TemplateId], others);
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains("no handler takes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_users_code_throws_beside_a_handler_makes_a_dead_letter_and_never_reaches_the_source()
    {
        await using var server = await TestServer.StartAsync(t => t
            .Configure(o => o.IdentifySender = e => e.SequenceNumber == 1 ? throw new InvalidOperationException("who?") : e.Publisher)
            .Handle<Climate>((_, _) => { })
            .HandleOther(_ => throw new InvalidOperationException("what?")));

        var done = await server.Source.SendAsync(Bodies.Message(1), Bodies.Message(2), Bodies.Message(Bodies.Health(3)), Bodies.Message(4));

        Assert.Equal(4, done);
        Assert.Equal(
            ["InvalidOperationException: who?", "InvalidOperationException: what?"], server.DeadLetters.Letters.Select(l => l.Detail));
    }

    [Fact]
    public async Task At_a_stop_the_event_in_a_handler_is_not_done_when_the_handler_is_cancelled()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>(async (c, context) =>
        {
            if (c.Sequence == 2)
            {
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
        }));

        var sending = server.Source.SendAsync(Bodies.Message(1), Bodies.Message(2), Bodies.Message(3));
        await entered.Task;
        var stopping = server.StopAsync();

        Assert.Equal(1, await sending);
        await stopping;
        Assert.Empty(server.DeadLetters.Letters);
    }

    [Fact]
    public async Task A_handler_that_takes_long_is_told_of_once()
    {
        var release = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(t => t
            .Configure(o => o.SlowHandler = TimeSpan.FromMilliseconds(50))
            .Handle<Climate>((_, _) => release.Task));

        var sending = server.Source.SendAsync(Bodies.Message(1));
        await server.Log.LineAsync("Climate#1 has been at one event of partition 0");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        release.SetResult();
        await sending;

        Assert.Single(server.Log.Lines, l => l.Contains("has been at one event", StringComparison.Ordinal));
        await server.Log.LineAsync("Information: Climate#1 is done with the event of partition 0, after ");
    }

    private sealed class CountingHandler : IRecordHandler<Climate>, IDisposable
    {
        private int _calls;

        public static List<int> Calls { get; } = [];

        public static int Disposed { get; private set; }

        public ValueTask HandleAsync(Climate record, TelemetryContext context)
        {
            Calls.Add(++_calls);
            return ValueTask.CompletedTask;
        }

        public void Dispose() => Disposed++;
    }
}
