using System.Diagnostics;

namespace TelemetryGen.Schema.Tests.Values;

/// <summary>Groups of older and newer senders, and of nobody.</summary>
public class GroupReadingTests
{
    private const string Version5 = "0000" + "0100" + "0900" + "0500";
    private const string Version6 = "0000" + "0100" + "0900" + "0600";
    private static readonly SchemaSpec Schema = SchemaOf(Message(
        Group("G", 3, Integer("A", WireType.UInt8), Integer("B", WireType.UInt8) with { Since = 4 }, Boolean("C") with { Since = 5 }),
        Many("N", 2) with { Since = 3 }, Text("T", 2) with { Since = 3 }));

    [Theory]
    [InlineData("0000" + "0100" + "0900" + "0100" + "0100" + "0200" + "07" + "08", "7,,;8,,", null)] // version 1
    [InlineData("0000" + "0100" + "0900" + "0400" + "0200" + "0100" + "0702" + "02000000" + "00", "7,2,", "")] // version 4
    // version 5 with entries of 4
    [InlineData("0000" + "0100" + "0900" + "0500" + "0200" + "0100" + "0702" + "02000000" + "00", "7,2,", "")]
    [InlineData("0000" + "0100" + "0900" + "0100" + "0300" + "0100" + "070201", "7,,", null)] // version 1 with entries of 5
    [InlineData(Version5 + "0300" + "0100" + "070201" + "02000100FFFF" + "00", "7,2,True", "-1")]
    [InlineData(Version5 + "0500" + "0100" + "0702010099" + "0400" + "0100" + "0100FFFF" + "00", "7,2,True", "1")] // longer entries
    // more of them
    [InlineData(Version6 + "0500" + "0400" + "0702010099" + "0802010099" + "0902010099" + "0A02010099" + "02000000" + "00" + "FF",
        "7,2,True;8,2,True;9,2,True;10,2,True", "")]
    // no entries, and no length of one, as some encoders of SBE leave it
    [InlineData(Version5 + "0000" + "0000" + "0000" + "0000" + "00", "", "")]
    [InlineData(Version5 + "0300" + "0000" + "0100" + "0000" + "00", "", "")] // no entries, and a length that none could have
    [InlineData(Version6 + "FFFF" + "0000" + "FFFF" + "0000" + "00" + "FF", "", "")]
    public void An_entry_is_read_as_far_as_version_and_length_reach(string hex, string entries, string? numbers)
    {
        var fields = MessageReaderTests.Read(Schema, hex).Fields;

        Assert.Equal(entries, string.Join(
            ';', ((object?[])fields[0].Value!).Select(e => string.Join(',', ((IReadOnlyList<FieldValue>)e!).Select(v => v.Value)))));
        Assert.Equal(numbers, fields[1].Value is object?[] list ? string.Join(',', list) : null);
    }

    [Theory]
    [InlineData(Version5 + "0300", "M.G ends after 10 bytes; 12 are needed.", 8)]
    [InlineData(Version5 + "0000" + "0100", "M.G has entries of 0 bytes; every version has 1 or more.", 8)]
    [InlineData(Version6 + "0000" + "FFFF", "M.G has entries of 0 bytes; every version has 1 or more.", 8)]
    [InlineData(Version5 + "0300" + "0400", "M.G declares 4 entries; the maximum is 3.", 8)]
    [InlineData(Version5 + "0300" + "0200" + "070201" + "0702", "M.G ends after 17 bytes; 18 are needed.", 8)]
    [InlineData(Version5 + "0300" + "0000" + "0100" + "0100", "M.N has entries of 1 bytes; every version has 2 or more.", 12)]
    [InlineData(Version6 + "FFFF" + "FFFF", "M.G ends after 12 bytes; 4294836237 are needed.", 8)]
    [InlineData(Version6 + "0080" + "FFFF", "M.G ends after 12 bytes; 2147450892 are needed.", 8)]
    public void A_damaged_group_is_named_with_its_place(string hex, string text, int position)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageReaderTests.Read(Schema, hex));

        Assert.Equal((text, position), (error.Message, error.Position));
    }

    [Fact]
    public void A_damaged_entry_is_named_with_its_path()
    {
        var schema = SchemaOf(Message(Group("G", 3, Record("R", new FieldSpec("At", FieldKind.Timestamp, WireType.Int64)))));

        var error = Assert.Throws<MessageFormatException>(
            () => MessageReaderTests.Read(schema, Version5 + "0800" + "0200" + "0000000000000000" + "FFFFFFFFFFFFFF7F"));

        Assert.StartsWith("M.G[1].R.At is 9223372036854775807; years 1 to 9999 are ", error.Message, StringComparison.Ordinal);
        Assert.Equal(("G[1].R.At", 20), (error.FieldName, error.Position));
    }

    [Fact]
    public void Entries_without_bytes_do_not_fill_memory()
    {
        var schema = SchemaOf(Message(Group("G", 3, Integer("A") with { Since = 5 })));

        var error = Assert.Throws<MessageFormatException>(() => MessageReaderTests.Read(schema, Version6 + "0000" + "FFFF"));

        Assert.Equal("M.G declares 65535 entries; the maximum is 3.", error.Message);
    }

    [Fact]
    public void A_count_without_bytes_allocates_nothing_for_it()
    {
        var bytes = Convert.FromHexString(Version6 + "FFFF" + "FFFF");
        var reader = new MessageReader(Schema);
        Assert.Throws<MessageFormatException>(() => reader.Read(bytes));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<MessageFormatException>(() => reader.Read(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65_535);
    }

    [Theory]
    [InlineData("Trip")]
    [InlineData("Burst")]
    public void Damaged_bytes_are_a_message_or_a_named_error(string message)
    {
        var schema = SampleSchemas.Parts;
        var good = new MessageWriter(schema, message).Write(RandomValues.Of(schema.Messages.Single(m => m.Name == message), new Random(5)));
        var (reader, random) = (new MessageReader(schema), new Random(20261124));
        var (read, refused, started) = (0, 0, Stopwatch.StartNew());
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                bytes[random.Next(random.Next(2) == 0 ? 8 : bytes.Length)] = (byte)random.Next(256);
            }

            bytes = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            try
            {
                Assert.InRange((i % 2 == 0 ? reader.Read(bytes) : reader.ReadFirst(bytes, 0)).Length, 8, bytes.Length);
                read++;
            }
            catch (MessageFormatException error)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 1000, $"{read} read, {refused} refused in {started.Elapsed}");
    }
}
