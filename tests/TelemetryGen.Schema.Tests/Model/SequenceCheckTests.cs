namespace TelemetryGen.Schema.Tests.Model;

public class SequenceCheckTests
{
    private static readonly FieldSpec Good = Integer("X", WireType.UInt32) with { Sequence = true };

    [Theory]
    [InlineData(WireType.UInt16)]
    [InlineData(WireType.UInt32)]
    [InlineData(WireType.UInt64)]
    public void An_unsigned_integer_counts(WireType wire) => Assert.Empty(SpecCheck.Check(Message(Good with { Wire = wire }), 3));

    [Fact]
    public void What_cannot_count_to_the_end_of_its_type_is_refused()
    {
        FieldSpec[] bad =
        [
            Good with { Wire = WireType.UInt8 }, Good with { Wire = WireType.Int32 }, Good with { Optional = true }, Good with { Range =
                new(0, 10) },
            Good with { Length = 2 }, Good with { MaxCount = 2 }, Good with { Reserved = true }, Boolean("X") with { Sequence = true },
            Text("X", 5) with { Sequence = true }, Scaled("X", 0.1m, WireType.UInt32) with { Sequence = true },
        ];

        Assert.All(bad, field => Assert.Contains(
            new SpecProblem("TLG0010", "X", "X is a [Sequence]; that is a ushort, uint or ulong that cannot be null and has no range."),
            SpecCheck.Check(Message(field), 3)));
    }

    [Fact]
    public void A_record_has_one_number() => Assert.Equal(
        new SpecProblem("TLG0010", "Y", "Y is a [Sequence], and so is X; a record has one number."),
        Assert.Single(SpecCheck.Check(Message(Good, Good with { Name = "Y" }), 3)));

    [Fact]
    public void A_record_inside_has_none() => Assert.Equal(
        new SpecProblem("TLG0010", "A", "A.B.X is a [Sequence] inside of a record; only a message itself has a number."),
        Assert.Single(SpecCheck.Check(Message(Record("A", Record("B", Good))), 3)));

    [Fact]
    public void The_document_carries_it()
    {
        var schema = SchemaOf(Message(Integer("A", WireType.UInt32), Good));
        var xml = SchemaDocument.ToXml(schema);

        Assert.Contains("<integer name=\"X\" type=\"uint32\" sequence=\"true\" />", xml, StringComparison.Ordinal);
        Assert.Equal(schema, SchemaDocument.Parse(xml));
        Assert.Equal("X", SchemaDocument.Parse(xml).Messages[0].Sequence?.Name);
    }
}
