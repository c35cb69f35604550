namespace TelemetryGen.Schema.Tests.Model;

/// <summary>The nested records: all of them, those with values, each once.</summary>
public class NestedRecordExtensionsTests
{
    private static readonly MessageSpec Inner = NestedRecord("Inner", Boolean("A"));
    private static readonly MessageSpec Outer = NestedRecord("Outer", Holding("First", Inner), Holding("Second", Inner));
    private static readonly MessageSpec Gone = NestedRecord("Gone", Holding("Only", NestedRecord("Deep", Boolean("A"))));

    private static readonly SchemaSpec Schema = SchemaOf(
        Message(Holding("X", Outer), Holding("Y", Gone) with { Reserved = true }),
        new MessageSpec("Inner", "", 2, Inner.Fields),
        new MessageSpec("N", "", 3, new[] { Holding("Z", Inner) }.ToEquatableArray()));

    [Fact]
    public void The_walk_gives_every_place_and_the_inner_ones_first()
    {
        Assert.Equal(["Inner", "Inner", "Outer", "Deep", "Gone"], Names(Schema.Messages[0].AllNestedRecords()));
        Assert.Equal(["Inner", "Inner", "Outer"], Names(Schema.Messages[0].AllLiveNestedRecords()));
    }

    [Fact]
    public void Lists_of_types_have_each_once()
    {
        Assert.Equal(["Inner", "Outer"], Names(Schema.Messages[0].LiveNestedRecords()));
        Assert.Equal(["Inner", "Outer", "Deep", "Gone"], Names(Schema.NestedRecords));
        Assert.Equal(["Inner", "Outer"], Names(Schema.LiveNestedRecords));
        Assert.Equal(["M", "Inner", "N", "Outer"], Names(Schema.LiveRecords));
    }

    private static IEnumerable<string> Names(IEnumerable<MessageSpec> records) => records.Select(r => r.Name);

    private static FieldSpec Holding(string name, MessageSpec nested) => new(name, FieldKind.Record, WireType.UInt8)
    {
        NestedRecord = nested,
    };
}
