using TelemetryGen.Device;
using TelemetryGen.NanoFramework.Sender.Tests.Store;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>
/// Reads and writes by TLS that fail, in both forms that firmware has: before 2026-04 a failed read was the end of the stream and before
/// 2026-07 a failed write said nothing; since then both are errors.
/// </summary>
public class FailedTransferTests : BoardTest
{
    private const int Reset = 10054;

    public enum Loss
    {
        None,
        Write,
        Read,
    }

    public static TheoryData<bool, bool> Forms => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_fails_on_a_used_connection_is_sent_once_more_on_a_new_one(bool tellsWrites, bool endsReads)
    {
        var line = Line(tellsWrites, endsReads, Loss.None, Loss.Write, Loss.None, Loss.Read, Loss.None);
        using var sender = Sender(443);

        // Each loss takes a message more, and a connection.
        Send(sender);
        Send(sender);
        Send(sender);

        Assert.Equal((3, 3), (line.Answers, line.Connections));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_write_that_fails_on_a_new_connection_is_a_retry(bool tellsWrites, bool endsReads)
    {
        var line = Line(tellsWrites, endsReads, Loss.Write, Loss.None);
        using var sender = Sender(443);

        var error = Assert.Throws<RetryLaterException>(() => Send(sender));
        Send(sender);

        Assert.Equal("no connection: "
            + (tellsWrites ? "the line broke" : endsReads ? "the hub closed the connection" : "socket error 10054"), error.Message);
        Assert.Equal((0, 10), (error.Status, error.RetryAfterSeconds));
        Assert.Equal((1, 2), (line.Answers, line.Connections));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_read_that_fails_on_a_new_connection_is_a_retry(bool tellsWrites, bool endsReads)
    {
        var line = Line(tellsWrites, endsReads, Loss.Read, Loss.None);
        using var sender = Sender(443);

        var error = Assert.Throws<RetryLaterException>(() => Send(sender));
        Send(sender);

        Assert.Equal("no connection: " + (endsReads ? "the hub closed the connection" : "socket error 10054"), error.Message);
        Assert.Equal((1, 2), (line.Answers, line.Connections));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_queue_keeps_the_record_until_a_transfer_succeeds(bool tellsWrites, bool endsReads)
    {
        var line = Line(tellsWrites, endsReads, Loss.Write, Loss.Read, Loss.None);
        var queue = new TelemetryQueue(new RingStore(1000, true), Sender(443), new SequenceCounter(null), new RingStore(1000, true), 2048);
        Assert.True(queue.Send(new TestRecord(false) { Text = TestRecord.Bytes("text") }));
        queue.Flush();
        for (var i = 0; queue.Waiting > 0; i++)
        {
            Assert.InRange(i, 0, 10);
            Pass(queue.Pump());
        }

        Assert.Equal((1, 2, 1), (queue.Delivered, queue.Failures, line.Answers));
    }

    private static void Send(EventHubSender sender) => sender.Send(new byte[40], 0, 40);

    private static LossyLine Line(bool tellsWrites, bool endsReads, params Loss[] losses)
    {
        var line = new LossyLine(losses);
        Board.Current.Line = line;
        (Board.Current.TellsFailedWrites, Board.Current.EndsFailedReads) = (tellsWrites, endsReads);
        return line;
    }

    /// <summary>Loses one request after the other as it is told. A request is one write.</summary>
    private sealed class LossyLine(Loss[] losses) : ILine, ILineConnection
    {
        private static readonly byte[] Created = TestRecord.Bytes("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

        private int _requests;
        private Loss _loss;

        public int Connections { get; private set; }

        public int Answers { get; private set; }

        public ILineConnection Connect()
        {
            Connections++;
            return this;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _loss = losses[_requests++];
            if (_loss == Loss.Write)
            {
                throw new LineException(Reset);
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (_loss != Loss.None)
            {
                throw new LineException(Reset);
            }

            Answers++;
            Created.CopyTo(buffer, offset);
            return Created.Length;
        }
    }
}
