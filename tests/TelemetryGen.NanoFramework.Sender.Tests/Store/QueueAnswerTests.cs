using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What the queue makes of answers, of a line and of a flash that fail.</summary>
public class QueueAnswerTests : QueueTest
{
    [Theory]
    [InlineData(Fate.RefusedConnection, 1000, 2000)]
    [InlineData(Fate.ServerError, 10000, 12000)]
    [InlineData(Fate.TooManyRequests, 7000, 9000)]
    [InlineData(Fate.QuotaUsedUp, 300000, 302000)]
    [InlineData(Fate.Unauthorized, 1000, 2000)]
    public void After_a_failure_there_is_a_pause_and_then_the_record_arrives(Fate fate, int least, int most)
    {
        Fates.Enqueue(fate);
        var queue = Queue();
        Send(queue, Reading, 1);
        queue.Flush();
        var pause = queue.Pump();

        Assert.InRange(pause, least - 500, most);
        Assert.NotNull(queue.LastError);
        Assert.InRange(queue.Pump(), 1, pause);
        Assert.Equal((1, 1), (queue.Posts, queue.Failures));
        Pass(pause);
        queue.Pump();
        Assert.Equal((1, 0), (queue.Delivered, queue.Waiting));
        Assert.Null(queue.LastError);
    }

    [Fact]
    public void Pauses_double_up_to_five_minutes_and_no_two_boards_keep_step()
    {
        var queue = Queue();
        Send(queue, Reading, 1);
        queue.Flush();
        var pauses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            Fates.Enqueue(Fate.RefusedConnection);
            pauses.Add(queue.Pump());
            Pass(pauses[^1]);
        }

        var nominal = Enumerable.Range(0, 12).Select(i => Math.Min(2000 << i, 300000)).ToArray();
        Assert.All(pauses.Zip(nominal), p => Assert.InRange(p.First, (p.Second / 2) - 1000, p.Second));
        Assert.True(pauses.TakeLast(4).Distinct().Count() == 4, string.Join(' ', pauses));
    }

    [Fact]
    public void A_refused_token_is_replaced_once_before_there_is_a_pause()
    {
        Fates.Enqueue(Fate.Unauthorized);
        var tokens = new Renewed();
        var queue = Queue(tokens: tokens);
        Send(queue, Reading, 1);
        Flush(queue);

        Assert.Equal((1, 0, 2, 1), (queue.Delivered, queue.Failures, MemoryHub.Requests, tokens.Renewals));
    }

    [Fact]
    public void A_token_source_that_fails_in_its_own_way_costs_no_record()
    {
        var tokens = new Renewed { Error = new InvalidOperationException("no secure element") };
        var queue = Queue(tokens: tokens);
        Send(queue, Reading, 1);
        queue.Flush();
        Pass(queue.Pump());
        Assert.Equal("no secure element", queue.LastError!.Message);
        tokens.Error = null;
        queue.Pump();

        Assert.Equal((1, 0), (queue.Delivered, queue.Waiting));
    }

    [Fact]
    public void What_the_hub_will_never_take_is_put_aside_and_what_is_behind_it_arrives()
    {
        MemoryHub.IsPoison = body => TestRecord.Of(body).Any(r => r.Text == "poison");
        var queue = Queue();
        Status.Text = TestRecord.Bytes("poison");
        queue.Send(Status);
        queue.Send(Status);
        Send(queue, Reading, 2);
        queue.Flush();
        Pass(queue.Pump());
        Assert.Equal((2, 2, 2), (queue.SetAside, DeadLetters.Count, queue.Waiting));
        Flush(queue);
        Assert.Equal((2, 0), (queue.Delivered, queue.Waiting));

        // The cause was the hub's, and is mended.
        MemoryHub.IsPoison = _ => false;
        Assert.Equal(2, queue.Revive());
        Flush(queue);
        Assert.Equal(["poison", "poison"], TestRecord.Of(MemoryHub.Events[^1]).Select(r => r.Text));
        Assert.Equal(0, DeadLetters.Count);
    }

    [Fact]
    public void A_batch_that_is_too_large_is_halved_until_it_is_not()
    {
        MemoryHub.Limit = 120;
        var queue = Queue(1000);
        Send(queue, Reading, 60);
        Flush(queue);

        Assert.Equal((60, 0), (queue.Delivered, queue.SetAside));
        Assert.Equal(Enumerable.Range(0, 60), MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void A_record_that_is_too_large_alone_is_put_aside()
    {
        MemoryHub.Limit = 30;
        var queue = Queue();
        Status.Text = new byte[30];
        queue.Send(Status);
        Send(queue, Reading, 1);
        Flush(queue);

        Assert.Equal((1, 1, 1), (queue.Delivered, queue.SetAside, DeadLetters.Count));
    }

    [Fact]
    public void A_store_that_drops_what_is_under_way_neither_loses_more_nor_counts_what_arrived()
    {
        var store = new RingStore(200, true);
        var queue = Queue(200, store: store);
        Send(queue, Reading, 10);

        // While the hub works, more records come than there is room for.
        MemoryHub.IsPoison = _ =>
        {
            MemoryHub.IsPoison = _ => false;
            Send(queue, Reading, 4);
            return false;
        };
        Flush(queue);

        Assert.Equal((14, 0, 0), (queue.Delivered, store.Dropped, queue.Waiting));
        Assert.Equal(Enumerable.Range(0, 14), MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void A_flash_that_fails_is_an_error_of_the_queue_and_no_end_of_it()
    {
        Board.Current.Flash.Free = 400;
        var queue = Queue(200, store: new FlashStore("/queue", 2048, 256, true));
        Send(queue, Reading, 3);
        Board.Current.Flash.Free = 0;
        queue.Flush();
        Pass(queue.Pump());

        // Sent, and the acknowledgement has no place: it will come twice.
        Assert.IsType<IOException>(queue.LastError);
        Board.Current.Flash.Free = 1000;
        Flush(queue);
        Assert.Equal(0, queue.Waiting);
        Assert.Equal([0u, 1u, 2u], MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => r.Number).Distinct());
        Assert.Equal(3, queue.Delivered);
    }

    [Fact]
    public void A_flash_that_fails_among_the_dead_letters_leaves_what_was_moved_there_once()
    {
        var deadLetters = new FlashStore("/dead", 2048, 256, true);
        var queue = new TelemetryQueue(Ring, Sender(443), new SequenceCounter(null), deadLetters, 200);
        Send(queue, Reading, 3);
        Fates.Enqueue(Fate.BadRequest);
        Fates.Enqueue(Fate.BadRequest);
        Board.Current.Flash.Free = 60;
        queue.Flush();
        Pass(queue.Pump());
        Assert.IsType<IOException>(queue.LastError);
        Assert.Equal((2, 2, 1), (queue.SetAside, deadLetters.Count, queue.Waiting));
        Board.Current.Flash.Free = 1000;
        Flush(queue);

        Assert.Equal([0u, 1u, 2u], StoredMessages.In(deadLetters).Select(m => TestRecord.Of(m).Single().Number));
        Assert.Equal((3, 0), (queue.SetAside, queue.Delivered));
    }

    [Fact]
    public void A_flash_that_fails_while_dead_letters_come_back_leaves_what_was_moved_in_the_store_once()
    {
        Fates.Enqueue(Fate.BadRequest);
        var queue = Queue(200, store: new FlashStore("/queue", 2048, 256, true));
        Send(queue, Reading, 3);
        queue.Flush();
        Pass(queue.Pump());
        Board.Current.Flash.Free = 60;
        Assert.Throws<IOException>(() => queue.Revive());
        Assert.Equal((2, 1), (queue.Waiting, DeadLetters.Count));
        Board.Current.Flash.Free = 1000;

        Assert.Equal(1, queue.Revive());
        Flush(queue);
        Assert.Equal([0u, 1u, 2u], MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => r.Number));
    }

    [Fact]
    public void Dead_letters_that_are_full_and_refuse_do_not_hold_up_what_is_behind()
    {
        var deadLetters = new RingStore(40, false);
        var queue = new TelemetryQueue(Ring, Sender(443), new SequenceCounter(null), deadLetters, 200);
        Send(queue, Reading, 3);
        Send(queue, Status, 1);
        Fates.Enqueue(Fate.BadRequest);
        Flush(queue);

        Assert.Equal((1, 3, 2, 1), (queue.Delivered, queue.SetAside, deadLetters.Count, deadLetters.Refused));
    }

    private sealed class Renewed : ITokenSource
    {
        public int Renewals { get; private set; }

        public Exception? Error { get; set; }

        public string GetToken() => Error is null ? $"{Token}{Renewals}" : throw Error;

        public void Refresh() => Renewals++;
    }
}
