namespace TelemetryGen.Schema.Tests.Layout;

public class NestedRecordLayoutTests
{
    [Fact]
    public void An_array_lies_in_the_block_number_by_number()
    {
        var layout = WireLayout.From(
            Message(Integer("A", WireType.UInt8), Array("B", 3), Float("C", WireType.Float64) with { Length = 2 }, Integer("D")));

        Assert.Equal([(0, 1), (1, 6), (7, 16), (23, 4)], layout.Block.Select(s => (s.Offset, s.Size)));
        Assert.True(layout.IsFixed);
    }

    [Fact]
    public void A_record_lies_in_the_block_with_bits_of_its_own()
    {
        var layout = WireLayout.From(Message(
            Boolean("A"), Record("B", Boolean("C"), Integer("D"), Boolean("E"), Record("F", Boolean("G"), Array("H", 2))), Boolean("I")));

        Assert.Equal([(0, 1), (1, 10)], layout.Block.Select(s => (s.Offset, s.Size)));
        Assert.Equal(["A", "I"], ((BitSetSlot)layout.Block[0]).Bits.Select(b => b.Name));
        var inner = ((FieldSlot)layout.Block[1]).Inner!;
        Assert.Equal([(0, 1), (1, 4), (5, 5)], inner.Block.Select(s => (s.Offset, s.Size)));
        Assert.Equal([(0, 1), (1, 4)], ((FieldSlot)inner.Block[2]).Inner!.Block.Select(s => (s.Offset, s.Size)));
    }

    [Fact]
    public void Groups_lie_between_block_and_variable_data_by_version_then_as_declared()
    {
        var layout = WireLayout.From(Message(Text("T", 5) with { Since = 2 }, Many("C", 9) with { Since = 2 }, Many("A", 7), Integer("X"),
            Group("B", 3, Integer("Y"), Boolean("Z"))));

        Assert.Equal(["A", "B", "C"], layout.Groups.Select(g => g.Field.Name));
        Assert.Equal([2, 5, 2], layout.Groups.Select(g => g.EntryLength));
        Assert.Equal([4 + (7 * 2), 4 + (3 * 5), 4 + (9 * 2)], layout.Groups.Select(g => g.MaxSize));
        Assert.Equal((4, 8 + 4 + (3 * 4) + 1, 8 + 4 + 18 + 19 + 22 + 6),
            (layout.BlockLength, layout.MinPayloadBytes, layout.MaxPayloadBytes));
        Assert.False(layout.IsFixed);
    }

    [Fact]
    public void An_entry_grows_at_its_end()
    {
        var group = Assert.Single(
            WireLayout.From(Message(
                Group("A", 3, Boolean("Late") with { Since = 3 }, Integer("X") with { Since = 2 }, Boolean("B"), Integer("Y")))).Groups);

        Assert.Equal([0, 1, 5, 9], group.Entry.Block.Select(s => s.Offset));
        Assert.Equal((10, 5), (group.EntryLength, group.Entry.BaseBlockLength));
        Assert.Null(group.Number);
    }

    [Fact]
    public void The_entry_of_a_bounded_array_is_one_number_without_null()
    {
        var group = Assert.Single(WireLayout.From(Message(Many("A", 3) with { Optional = true, Since = 2, Range = new(0, 9) })).Groups);

        Assert.Equal((2, 2, 2), (group.EntryLength, group.Entry.BaseBlockLength, group.Since));
        Assert.Equal(Integer("A", WireType.Int16) with { Range = new(0, 9) }, group.Number);
    }

    [Fact]
    public void A_removed_field_keeps_its_bytes()
    {
        static FieldSpec Removed(FieldSpec field) => field with { Reserved = true };
        FieldSpec[] fields = [
            Boolean("A"), Integer("B"), Array("C", 2), Record("D", Integer("E")), Many("F", 2), Group("G", 3, Integer("H")), Text("I", 4)];

        var (live, removed) = (WireLayout.From(Message(fields)), WireLayout.From(Message([.. fields.Select(Removed)])));

        Assert.Equal(live.Block.Select(s => (s.Offset, s.Size)), removed.Block.Select(s => (s.Offset, s.Size)));
        Assert.Equal((live.MinPayloadBytes, live.MaxPayloadBytes), (removed.MinPayloadBytes, removed.MaxPayloadBytes));
        Assert.Empty(removed.Message.LiveFields);
    }

    [Fact]
    public void Sizes_beyond_an_int_stay_at_its_end()
    {
        var layout = WireLayout.From(Message(Group("X", 65534, Array("A", 32767)), Group("Y", 65534, Array("A", 32767))));

        Assert.Equal((int.MaxValue, int.MaxValue), (layout.Groups[0].MaxSize, layout.MaxPayloadBytes));
    }
}
