using TelemetryGen.Conformance;
using TelemetryGen.Device;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What the queue makes of records, answers and time.</summary>
public class QueueTests : BoardTest
{
    private readonly Queue<Fate> _fates = new();
    private readonly FaultyHub _hub;
    private readonly RingStore _store = new(4000, true);
    private readonly RingStore _deadLetters = new(4000, true);
    private readonly TestRecord _reading = new(false);
    private readonly TestRecord _status = new(true);

    public QueueTests()
    {
        _hub = new FaultyHub(() => _fates.TryDequeue(out var fate) ? fate : Fate.Stored);
        Board.Current.Line = _hub;
    }

    [Fact]
    public void Sending_never_touches_the_network()
    {
        var queue = Queue();
        Send(queue, _reading, 40);

        Assert.Equal((0, 40), (_hub.Connections, queue.Waiting));
    }

    [Fact]
    public void Fifty_records_are_one_request_when_they_are_old_enough()
    {
        var queue = Queue(4096);
        Send(queue, _reading, 50);
        Assert.Equal(60000, queue.Pump(), 500d);
        Pass(59000);
        Assert.InRange(queue.Pump(), 1, 1000);
        Pass(1000);
        queue.Pump();

        Assert.Equal((1, 1, 50, 0), (_hub.Requests, queue.Posts, queue.Delivered, queue.Waiting));
        Assert.Equal(Enumerable.Range(0, 50).Select(n => ((uint)n, "text")), TestRecord.Of(_hub.Events[0]));
        Assert.Equal(22 + (50 * 9), _hub.Events[0].Length);
    }

    [Fact]
    public void A_full_batch_goes_at_once_and_the_rest_waits()
    {
        var queue = Queue(200);
        Send(queue, _reading, 25);
        while (queue.Pump() == 0)
        {
        }

        Assert.Equal((1, 19, 6), (_hub.Requests, queue.Delivered, queue.Waiting));
        Assert.InRange(_hub.Events[0].Length, 190, 200);
    }

    [Fact]
    public void A_record_that_is_alone_goes_as_a_message()
    {
        var queue = Queue();
        Send(queue, _reading, 1);
        Flush(queue);

        var expected = new byte[55];
        Assert.Equal(expected.AsSpan(0, _reading.Write(expected, 0)).ToArray(), _hub.Events.Single());
    }

    [Fact]
    public void Each_run_of_one_kind_is_a_batch_and_the_order_stays()
    {
        var queue = Queue();
        Send(queue, _reading, 3);
        Send(queue, _status, 2);
        Send(queue, _reading, 2);
        Flush(queue);

        Assert.Equal([3, 2, 2], _hub.Events.Select(e => TestRecord.Of(e).Count));
        Assert.Equal([10, 12, 10], _hub.Events.Select(e => (int)e[0]));
        Assert.Equal(Enumerable.Range(0, 7), _hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void What_an_earlier_start_stored_says_the_version_of_its_schema_for_its_rows()
    {
        Send(Queue(), _reading, 2);
        Flush(Queue());

        // A block of 12, and row version 2, where the class itself says 1.
        Assert.Equal((12, 2), (_hub.Events[0][0], _hub.Events[0][18]));
        Assert.Equal(2, TestRecord.Of(_hub.Events[0]).Count);
    }

    [Fact]
    public void Emitted_records_arrive_in_batches_with_their_numbers()
    {
        var queue = Queue();
        var readings = new Readings { Label = "roof", ItemsCount = 1 };
        for (var i = 0; i < 3; i++)
        {
            readings.Items[0].Sensor = i;
            queue.Send(readings);
        }

        queue.Send(new Arrays { Note = "x" });
        Flush(queue);

        var batch = new MessageReader(SampleSchemas.Nested).ReadEvent(_hub.Events[0]);
        Assert.Equal([0u, 1u, 2u], batch.Select(m => Convert.ToUInt32(m.Fields[0].Value, null)));
        Assert.Equal("Arrays", new MessageReader(SampleSchemas.Nested).ReadEvent(_hub.Events[1]).Single().Message.Name);
    }

    [Fact]
    public void A_record_out_of_its_range_is_its_own_error_and_its_number_is_used_again()
    {
        var queue = Queue();
        Send(queue, _reading, 1);
        _reading.Text = new byte[41];
        Assert.Throws<TelemetryValueException>(() => queue.Send(_reading));
        Send(queue, _reading, 1);

        Assert.Equal((2, 1u), (queue.Waiting, _reading.Number));
    }

    [Fact]
    public void A_record_that_no_batch_can_hold_is_refused_by_name()
    {
        var queue = Queue(64);
        _reading.Text = new byte[38];

        Assert.Equal("the record takes 51 bytes, which batches of 64 cannot hold", Assert.Throws<ArgumentException>(() => queue.Send(_reading)).Message);
        Assert.Equal(0, queue.Waiting);
    }

    [Theory]
    [InlineData(Fate.RefusedConnection, 1000, 2000)]
    [InlineData(Fate.ServerError, 10000, 12000)]
    [InlineData(Fate.TooManyRequests, 7000, 9000)]
    [InlineData(Fate.QuotaUsedUp, 300000, 302000)]
    [InlineData(Fate.Unauthorized, 1000, 2000)]
    public void After_a_failure_there_is_a_pause_and_then_the_record_arrives(Fate fate, int least, int most)
    {
        _fates.Enqueue(fate);
        var queue = Queue();
        Send(queue, _reading, 1);
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
        Send(queue, _reading, 1);
        queue.Flush();
        var pauses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            _fates.Enqueue(Fate.RefusedConnection);
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
        _fates.Enqueue(Fate.Unauthorized);
        var tokens = new Renewed();
        var queue = Queue(tokens: tokens);
        Send(queue, _reading, 1);
        Flush(queue);

        Assert.Equal((1, 0, 2, 1), (queue.Delivered, queue.Failures, _hub.Requests, tokens.Renewals));
    }

    [Fact]
    public void A_token_source_that_fails_in_its_own_way_costs_no_record()
    {
        var tokens = new Renewed { Error = new InvalidOperationException("no secure element") };
        var queue = Queue(tokens: tokens);
        Send(queue, _reading, 1);
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
        _hub.IsPoison = body => TestRecord.Of(body).Any(r => r.Text == "poison");
        var queue = Queue();
        _status.Text = TestRecord.Bytes("poison");
        queue.Send(_status);
        queue.Send(_status);
        Send(queue, _reading, 2);
        queue.Flush();
        Pass(queue.Pump());
        Assert.Equal((2, 2, 2), (queue.SetAside, _deadLetters.Count, queue.Waiting));
        Flush(queue);
        Assert.Equal((2, 0), (queue.Delivered, queue.Waiting));

        // The cause was the hub's, and is mended.
        _hub.IsPoison = _ => false;
        Assert.Equal(2, queue.Revive());
        Flush(queue);
        Assert.Equal(["poison", "poison"], TestRecord.Of(_hub.Events[^1]).Select(r => r.Text));
        Assert.Equal(0, _deadLetters.Count);
    }

    [Fact]
    public void A_batch_that_is_too_large_is_halved_until_it_is_not()
    {
        _hub.Limit = 120;
        var queue = Queue(1000);
        Send(queue, _reading, 60);
        Flush(queue);

        Assert.Equal((60, 0), (queue.Delivered, queue.SetAside));
        Assert.Equal(Enumerable.Range(0, 60), _hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void A_record_that_is_too_large_alone_is_put_aside()
    {
        _hub.Limit = 30;
        var queue = Queue();
        _status.Text = new byte[30];
        queue.Send(_status);
        Send(queue, _reading, 1);
        Flush(queue);

        Assert.Equal((1, 1, 1), (queue.Delivered, queue.SetAside, _deadLetters.Count));
    }

    [Fact]
    public void A_store_that_drops_what_is_under_way_neither_loses_more_nor_counts_what_arrived()
    {
        var store = new RingStore(200, true);
        var queue = new TelemetryQueue(store, Sender(443), new SequenceCounter(null), _deadLetters, 200);
        Send(queue, _reading, 10);

        // While the hub works, more records come than there is room for.
        _hub.IsPoison = _ =>
        {
            _hub.IsPoison = _ => false;
            Send(queue, _reading, 4);
            return false;
        };
        Flush(queue);

        Assert.Equal((14, 0, 0), (queue.Delivered, store.Dropped, queue.Waiting));
        Assert.Equal(Enumerable.Range(0, 14), _hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void A_flash_that_fails_is_an_error_of_the_queue_and_no_end_of_it()
    {
        Board.Current.Flash.Free = 400;
        var queue = new TelemetryQueue(new FlashStore("/queue", 2048, 256, true), Sender(443), new SequenceCounter(null), _deadLetters, 200);
        Send(queue, _reading, 3);
        Board.Current.Flash.Free = 0;
        queue.Flush();
        Pass(queue.Pump());

        // Sent, and the acknowledgement has no place: it will come twice.
        Assert.IsType<IOException>(queue.LastError);
        Board.Current.Flash.Free = 1000;
        Flush(queue);
        Assert.Equal(0, queue.Waiting);
        Assert.Equal([0u, 1u, 2u], _hub.Events.SelectMany(TestRecord.Of).Select(r => r.Number).Distinct());
    }

    private static void Send(TelemetryQueue queue, TestRecord record, int count)
    {
        for (var i = 0; i < count; i++)
        {
            record.Text = TestRecord.Bytes("text");
            Assert.True(queue.Send(record));
        }
    }

    private static void Flush(TelemetryQueue queue)
    {
        queue.Flush();
        for (var attempts = 0; queue.Waiting > 0; attempts++)
        {
            Assert.InRange(attempts, 0, 100);
            Pass(queue.Pump());
        }
    }

    private static void Pass(int milliseconds) => Board.Current.Elapsed += TimeSpan.FromMilliseconds(milliseconds);

    private TelemetryQueue Queue(int batchBytes = 2048, ITokenSource? tokens = null) =>
        new(_store, Sender(443, tokens), new SequenceCounter(null), _deadLetters, batchBytes);

    private sealed class Renewed : ITokenSource
    {
        public int Renewals { get; private set; }

        public Exception? Error { get; set; }

        public string GetToken() => Error is null ? $"{Token}{Renewals}" : throw Error;

        public void Refresh() => Renewals++;
    }
}
