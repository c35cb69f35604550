namespace TelemetryGen.Schema.Tests.Layout;

public class WireLayoutTests
{
    [Fact]
    public void Fields_lie_in_declaration_order_without_padding()
    {
        var layout = WireLayout.From(SampleSchemas.Greenhouse.Messages[0]);

        Assert.Equal(["At@0", "Temperature@8", "Humidity@10", "Pressure@12", "[Raining]@16", "Door@17", "Battery@18"], Slots(layout));
        Assert.Equal(20, layout.BlockLength);
        Assert.Equal(28, layout.FixedLength);
    }

    [Fact]
    public void A_field_of_a_later_version_lies_behind_all_earlier_ones_wherever_it_is_declared()
    {
        var layout = WireLayout.From(Message(
            Integer("New") with { Since = 2 }, Integer("Old"), Integer("Newer") with { Since = 3 }, Integer("AlsoNew") with { Since = 2 }));

        Assert.Equal(["Old@0", "New@4", "AlsoNew@8", "Newer@12"], Slots(layout));
    }

    [Fact]
    public void Booleans_share_one_set_at_the_place_of_the_first()
    {
        var layout = WireLayout.From(Message(Integer("X"), Boolean("A"), Integer("Y"), Boolean("B")));

        Assert.Equal(["X@0", "[A,B]@4", "Y@5"], Slots(layout));
    }

    [Fact]
    public void Each_version_has_a_set_of_its_own()
    {
        var layout = WireLayout.From(SampleSchemas.Everything.Messages[2]);

        Assert.Equal(["[A,B]@0", "At@1", "Alarms@9", "[C]@11", "Flow@12", "[D]@16", "Mode@17"], Slots(layout));
        Assert.Equal([0, 1, 2], layout.Block.OfType<BitSetSlot>().Select(s => s.Index));
        Assert.Equal([1, 2, 3], layout.Block.OfType<BitSetSlot>().Select(s => s.Since));
    }

    [Theory]
    [InlineData(1, WireType.UInt8)]
    [InlineData(8, WireType.UInt8)]
    [InlineData(9, WireType.UInt16)]
    [InlineData(16, WireType.UInt16)]
    [InlineData(17, WireType.UInt32)]
    [InlineData(32, WireType.UInt32)]
    [InlineData(33, WireType.UInt64)]
    [InlineData(64, WireType.UInt64)]
    public void A_set_is_as_wide_as_its_booleans_need(int booleans, WireType wire)
    {
        var layout = WireLayout.From(Message([.. Enumerable.Range(0, booleans).Select(i => Boolean($"B{i}"))]));

        Assert.Equal(wire, Assert.Single(layout.Block).Wire);
    }

    [Fact]
    public void The_65th_boolean_starts_a_second_set()
    {
        var layout = WireLayout.From(Message([.. Enumerable.Range(0, 65).Select(i => Boolean($"B{i}"))]));

        var sets = layout.Block.Cast<BitSetSlot>().ToList();
        Assert.Equal([64, 1], sets.Select(s => s.Bits.Count));
        Assert.Equal("B64", sets[1].Bits[0].Name);
        Assert.Equal((8, 1, WireType.UInt8), (sets[1].Offset, sets[1].Index, sets[1].Wire));
    }

    [Fact]
    public void A_block_ends_where_the_fields_of_its_version_end()
    {
        var layout = WireLayout.From(SampleSchemas.Everything.Messages[2]);

        Assert.Equal([11, 16, 19, 19], Enumerable.Range(1, 4).Select(layout.GetBlockLength));
        Assert.Equal(11, layout.BaseBlockLength);
    }

    [Fact]
    public void A_message_of_later_fields_only_has_an_empty_base_block() =>
        Assert.Equal(0, WireLayout.From(Message(Integer("X") with { Since = 2 })).BaseBlockLength);

    [Fact]
    public void A_message_without_fields_is_its_header()
    {
        var layout = WireLayout.From(Message());

        Assert.Equal((0, 8, 8), (layout.BlockLength, layout.MinPayloadBytes, layout.MaxPayloadBytes));
    }

    [Theory]
    [InlineData(1, WireType.UInt8)]
    [InlineData(254, WireType.UInt8)]
    [InlineData(255, WireType.UInt16)]
    [InlineData(65534, WireType.UInt16)]
    public void A_text_below_255_bytes_has_a_length_of_one_byte(int maxBytes, WireType wire) =>
        Assert.Equal(wire, WireLayout.GetLengthType(maxBytes));

    [Fact]
    public void Texts_follow_the_block_by_version_then_as_declared()
    {
        var layout = WireLayout.From(Message(Text("C", 5) with { Since = 2 }, Text("A", 254), Integer("X"), Text("B", 255)));

        Assert.Equal(["A", "B", "C"], layout.Data.Select(t => t.Field.Name));
        Assert.Equal([255, 257, 6], layout.Data.Select(t => t.MaxSize));
        Assert.Equal((8 + 4 + 1 + 2 + 1, 8 + 4 + 255 + 257 + 6), (layout.MinPayloadBytes, layout.MaxPayloadBytes));
    }

    private static IEnumerable<string> Slots(WireLayout layout) => layout.Block.Select(s =>
        s is BitSetSlot set ? $"[{string.Join(',', set.Bits.Select(b => b.Name))}]@{s.Offset}" : $"{((FieldSlot)s).Field.Name}@{s.Offset}");
}
