using TelemetryGen.Conformance;
using TelemetryGen.Device;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What the queue makes of records and time: batches, their order, and when they go.</summary>
public class QueueTests : QueueTest
{
    [Fact]
    public void Sending_never_touches_the_network()
    {
        var queue = Queue();
        Send(queue, Reading, 40);

        Assert.Equal((0, 40), (MemoryHub.Connections, queue.Waiting));
    }

    [Fact]
    public void Fifty_records_are_one_request_when_they_are_old_enough()
    {
        var queue = Queue(4096);
        Send(queue, Reading, 50);
        Assert.Equal(60000, queue.Pump(), 500d);
        Pass(59000);
        Assert.InRange(queue.Pump(), 1, 1000);
        Pass(1000);
        queue.Pump();

        Assert.Equal((1, 1, 50, 0), (MemoryHub.Requests, queue.Posts, queue.Delivered, queue.Waiting));
        Assert.Equal(Enumerable.Range(0, 50).Select(n => ((uint)n, "text")), TestRecord.Of(MemoryHub.Events[0]));
        Assert.Equal(22 + (50 * 9), MemoryHub.Events[0].Length);
    }

    [Fact]
    public void A_full_batch_goes_at_once_and_the_rest_waits()
    {
        var queue = Queue(200);
        Send(queue, Reading, 25);
        while (queue.Pump() == 0)
        {
        }

        Assert.Equal((1, 19, 6), (MemoryHub.Requests, queue.Delivered, queue.Waiting));
        Assert.InRange(MemoryHub.Events[0].Length, 190, 200);
    }

    [Fact]
    public void Records_without_fields_are_a_count_and_are_due_when_the_first_is_old_though_more_keep_coming()
    {
        var queue = Queue();
        for (var i = 0; i < 4; i++)
        {
            Assert.True(queue.Send(new PingRecord()));
            queue.Pump();
            Assert.Equal((i == 3 ? 1 : 0, i == 3 ? 0 : i + 1), (MemoryHub.Requests, queue.Waiting));
            Pass(20000);
        }

        Assert.Equal("0A0003804D000200040000000000000000000000" + "0000", Convert.ToHexString(MemoryHub.Events.Single()));
        Assert.Equal(4, new MessageReader(TestRecord.Schema).ReadEvent(MemoryHub.Events[0]).Count);
    }

    [Fact]
    public void Records_without_fields_are_a_full_batch_once_another_kind_is_behind_them()
    {
        var queue = Queue();
        Assert.True(queue.Send(new PingRecord()) && queue.Send(new PingRecord()));
        Assert.NotEqual(0, queue.Pump());
        Send(queue, Reading, 1);
        while (queue.Pump() == 0)
        {
        }

        Assert.Equal((1, 2, 1, 22), (MemoryHub.Requests, queue.Delivered, queue.Waiting, MemoryHub.Events[0].Length));
    }

    [Fact]
    public void A_record_that_is_alone_goes_as_a_message()
    {
        var queue = Queue();
        Send(queue, Reading, 1);
        Flush(queue);

        var expected = new byte[55];
        Assert.Equal(expected.AsSpan(0, Reading.Write(expected, 0)).ToArray(), MemoryHub.Events.Single());
    }

    [Fact]
    public void Each_run_of_one_kind_is_a_batch_and_the_order_stays()
    {
        var queue = Queue();
        Send(queue, Reading, 3);
        Send(queue, Status, 2);
        Send(queue, Reading, 2);
        Flush(queue);

        Assert.Equal([3, 2, 2], MemoryHub.Events.Select(e => TestRecord.Of(e).Count));
        Assert.Equal([10, 12, 10], MemoryHub.Events.Select(e => (int)e[0]));
        Assert.Equal(Enumerable.Range(0, 7), MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
    }

    [Fact]
    public void What_an_earlier_start_stored_says_the_version_of_its_schema_for_its_rows()
    {
        Send(Queue(), Reading, 2);
        Flush(Queue());

        // A block of 12, and row version 2, where the class itself says 1.
        Assert.Equal((12, 2), (MemoryHub.Events[0][0], MemoryHub.Events[0][18]));
        Assert.Equal(2, TestRecord.Of(MemoryHub.Events[0]).Count);
    }

    [Fact]
    public void Emitted_records_arrive_in_batches_with_their_numbers()
    {
        var queue = Queue();
        var readings = new Readings { Label = "roof", ItemsCount = 1 };
        for (var i = 0; i < 3; i++)
        {
            readings.Items[0].Sensor = i;
            readings.Items[0].Temperature = 2155;
            queue.Send(readings);
        }

        queue.Send(new Arrays { Before = 0, After = 0, Note = "x" });
        Flush(queue);

        var batch = new MessageReader(SampleSchemas.Nested).ReadEvent(MemoryHub.Events[0]);
        Assert.Equal([1u, 2u, 3u], batch.Select(m => Convert.ToUInt32(m.Fields[0].Value, null)));
        Assert.Equal("Arrays", new MessageReader(SampleSchemas.Nested).ReadEvent(MemoryHub.Events[1]).Single().Message.Name);
    }

    [Fact]
    public void A_record_out_of_its_range_is_its_own_error_and_its_number_is_used_again()
    {
        var queue = Queue();
        Send(queue, Reading, 1);
        Reading.Text = new byte[41];
        Assert.Throws<TelemetryValueException>(() => queue.Send(Reading));
        Send(queue, Reading, 1);

        Assert.Equal((2, 1u), (queue.Waiting, Reading.Number));
    }

    [Fact]
    public void A_record_that_no_batch_can_hold_is_refused_by_name()
    {
        var queue = Queue(64);
        Reading.Text = new byte[38];

        Assert.Equal("the record takes 51 bytes, which batches of 64 cannot hold",
            Assert.Throws<ArgumentException>(() => queue.Send(Reading)).Message);
        Assert.Equal(0, queue.Waiting);
    }
}
