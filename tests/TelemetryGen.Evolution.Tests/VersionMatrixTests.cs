using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Evolution.Tests;

/// <summary>
/// Every version of the contract reads every version, older and newer: with the generated codec, its view, and the interpreter.
/// </summary>
public class VersionMatrixTests
{
    private static readonly int Seeds = Effort.Of(25, 200);

    private static readonly int[] Versions = [1, 2, 3, 4, 5];
    private static readonly string[] Messages = ["Station", "Pulse"];

    public static TheoryData<int, int, string> Pairs =>
        [.. from writer in Versions from reader in Versions from message in Messages select (writer, reader, message)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_reader_takes_what_it_knows_of_any_sender(int writer, int reader, string message)
    {
        var (sender, receiver) = (VersionAssembly.Of(writer), VersionAssembly.Of(reader));
        var (sent, known) = (MessageOf(sender, message), MessageOf(receiver, message));
        for (var seed = 0; seed < Seeds; seed++)
        {
            var values = new RandomValues(seed).Of(sent);
            var bytes = new MessageWriter(sender.Schema, message).Write(values);
            Assert.Equal(bytes, sender.Write(sender.Read(sent.Id, bytes)));

            var expected = PlainValues.Of(Expectation.Of(known, sent, values));
            Assert.Equal(expected, PlainValues.Of(receiver.Read(known.Id, bytes)));
            Assert.Equal(expected, PlainValues.Of(receiver.ReadByView(known.Id, bytes)));

            var asNull = PlainValues.Of(Expectation.Of(known, sent, values, _ => null));
            Assert.Equal(asNull, Read(receiver, bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_field_counts_only_when_the_block_reaches_it(int writer, int reader, string message)
    {
        var (sender, receiver) = (VersionAssembly.Of(writer), VersionAssembly.Of(reader));
        var (sent, known) = (MessageOf(sender, message), MessageOf(receiver, message));
        var layout = WireLayout.From(sent);
        var values = new RandomValues(1).Of(sent);
        var bytes = new MessageWriter(sender.Schema, message).Write(values);

        // A block that is longer than its version has it, and one that ends where that of version 1 did.
        var shorter = sent with { Fields = sent.Fields.Where(f => f.Since == 1 || f.IsGroup || f.IsVariable).ToEquatableArray() };
        foreach (var (length, there) in new[] { (layout.BlockLength + 5, sent), (layout.BaseBlockLength, shorter) })
        {
            var other = WithBlock(bytes, layout.BlockLength, length);

            Assert.Equal(PlainValues.Of(Expectation.Of(known, there, values)), PlainValues.Of(receiver.Read(known.Id, other)));
            Assert.Equal(PlainValues.Of(Expectation.Of(known, there, values, _ => null)), Read(receiver, other));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_nanoFramework_board_takes_what_it_knows_and_writes_what_its_version_has(int writer, int reader, string message)
    {
        var (sender, receiver) = (VersionAssembly.Of(writer).Schema, VersionAssembly.Of(reader).Schema);
        var (sending, receiving) = (DeviceCode.Of(sender).New(message), DeviceCode.Of(receiver).New(message));
        for (var seed = 0; seed < Seeds; seed++)
        {
            var bytes = new MessageWriter(sender, message).Write(new RandomValues(seed).Of(sending.Message));
            Assert.True(sending.TryRead(bytes));
            Assert.Equal(bytes, sending.Write().Bytes);

            Assert.True(receiving.TryRead(bytes));
            Assert.Equal("", ReadValues.Difference(receiving, new MessageReader(receiver).Read(bytes)));
        }
    }

    private static MessageSpec MessageOf(VersionAssembly version, string message) => version.Schema.Messages.Single(m => m.Name == message);

    private static string Read(VersionAssembly version, byte[] bytes) =>
        PlainValues.Of(new MessageReader(version.Schema).Read(bytes).Fields);

    private static byte[] WithBlock(byte[] message, int from, int to)
    {
        var (header, block, rest) = (message[..WireLayout.HeaderLength], message[WireLayout.HeaderLength..(WireLayout.HeaderLength + from)],
            message[(WireLayout.HeaderLength + from)..]);
        header[0] = (byte)to;
        Array.Resize(ref block, to);
        return [.. header, .. block, .. rest];
    }
}
