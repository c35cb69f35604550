using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Evolution.Tests;

/// <summary>
/// Every version reads the batches of every version, row for row as it reads the same messages; but for those of a newer sender whose rows
/// have a list or text that the reader does not know, which are refused by name.
/// </summary>
public class BatchMatrixTests
{
    private static readonly int Seeds = Effort.Of(10, 50);
    private const int Rows = 3;

    public static TheoryData<int, int, string> Pairs => VersionMatrixTests.Pairs;

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Rows_are_what_the_messages_are_or_the_batch_is_refused(int writer, int reader, string message)
    {
        var (sender, receiver) = (VersionAssembly.Of(writer), VersionAssembly.Of(reader));
        var sent = sender.Schema.Messages.Single(m => m.Name == message);
        var mayBeRead = BatchLayout.From(sent).RowVersion <= reader;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var messages = Enumerable.Range(0, Rows)
                .Select(row => new MessageWriter(sender.Schema, message).Write(new RandomValues((seed * Rows) + row).Of(sent))).ToArray();
            var batch = new BatchWriter(sent);
            Assert.All(messages, m => Assert.True(batch.TryAdd(m, int.MaxValue)));
            var bytes = batch.ToBytes();
            Assert.Equal(bytes, sender.WriteBatch([.. messages.Select(m => sender.Read(sent.Id, m))]));
            if (!mayBeRead)
            {
                Assert.Equal(TelemetryErrorCode.UnknownRowLength,
                    Assert.Throws<TelemetryException>(() => receiver.ReadBatch(sent.Id, bytes)).Error.Code);
                Assert.Equal(TelemetryErrorCode.UnknownRowLength,
                    Assert.Throws<TelemetryException>(() => receiver.ReadBatchByView(sent.Id, bytes)).Error.Code);
                Assert.Throws<MessageFormatException>(() => new MessageReader(receiver.Schema).ReadEvent(bytes));
                continue;
            }

            var expected = messages.Select(m => PlainValues.Of(receiver.Read(sent.Id, m)));
            Assert.Equal(expected, receiver.ReadBatch(sent.Id, bytes).Select(PlainValues.Of));
            Assert.Equal(expected, receiver.ReadBatchByView(sent.Id, bytes).Select(PlainValues.Of));
            var interpreter = new MessageReader(receiver.Schema);
            Assert.Equal(messages.Select(m => PlainValues.Of(interpreter.Read(m).Fields)),
                interpreter.ReadEvent(bytes).Select(row => PlainValues.Of(row.Fields)));
        }
    }

    [Fact]
    public void Of_25_pairs_these_many_are_read() => Assert.Equal(
        (17, 18),
        (Pairs.Count(p => p.Data.Item3 == "Station" && IsRead(p.Data)), Pairs.Count(p => p.Data.Item3 == "Pulse" && IsRead(p.Data))));

    private static bool IsRead((int Writer, int Reader, string Message) pair) =>
        BatchLayout.From(VersionAssembly.Of(pair.Writer).Schema.Messages.Single(m => m.Name == pair.Message)).RowVersion <= pair.Reader;
}
