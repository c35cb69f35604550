namespace TelemetryGen.Schema.Tests.Layout;

public class BatchLayoutTests
{
    private static readonly BatchLayout Fixed = BatchLayout.From(Message(Integer("A"), Integer("B", WireType.UInt16)));
    private static readonly BatchLayout Text = BatchLayout.From(Message(Integer("A"), Text("T", 10)));

    [Fact]
    public void A_batch_of_rows_without_later_texts_has_22_bytes_before_them() =>
        Assert.Equal((1, 10, 22, 6, 6), (Fixed.RowVersion, Fixed.BlockLength, Fixed.FixedLength, Fixed.MinRowBytes, Fixed.MaxRowBytes));

    [Fact]
    public void Rows_that_got_a_list_or_text_say_when()
    {
        var text = BatchLayout.From(Message(Text("T", 10), Text("U", 10) with { Since = 3 }));
        var list = BatchLayout.From(Message(Integer("A"), Many("L", 4) with { Since = 2 }));
        var field = BatchLayout.From(Message(Text("T", 10), Integer("A") with { Since = 3 }));

        Assert.Equal((3, 12, 24), (text.RowVersion, text.BlockLength, text.FixedLength));
        Assert.Equal((2, 12, 24), (list.RowVersion, list.BlockLength, list.FixedLength));
        Assert.Equal((1, 10, 22), (field.RowVersion, field.BlockLength, field.FixedLength));
    }

    [Fact]
    public void Batches_say_the_row_version_from_the_first_list_or_text_on_that_came_later()
    {
        Assert.Null(Text.RowVersionSince);
        Assert.Null(BatchLayout.From(Message(Text("T", 10), Integer("A") with { Since = 3 })).RowVersionSince);
        Assert.Equal(2,
            BatchLayout.From(Message(Text("T", 10), Text("U", 10) with { Since = 4 }, Many("L", 4) with { Since = 2 })).RowVersionSince);
        Assert.Equal(3, BatchLayout.From(Message(Text("T", 10) with { Since = 3, Reserved = true })).RowVersionSince);
    }

    [Fact]
    public void Rows_are_messages_without_their_header()
    {
        Assert.Equal((5, 15), (Text.MinRowBytes, Text.MaxRowBytes));
        Assert.Equal((22 + 15, 22 + (65_534L * 15)), (Text.MaxBytes(1), Text.MaxBytes(65_534)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(22, 0)]
    [InlineData(27, 0)]
    [InlineData(28, 1)]
    [InlineData(33, 1)]
    [InlineData(34, 2)]
    [InlineData(262_144, 43_687)]
    [InlineData(1_048_576, 65_534)]
    public void So_many_rows_are_in_so_many_bytes(int bytes, int rows) => Assert.Equal(rows, Fixed.RowsIn(bytes, Fixed.MaxRowBytes));

    [Fact]
    public void Rows_without_bytes_are_as_many_as_the_count_can_say_once_the_rest_of_the_batch_has_room()
    {
        var none = BatchLayout.From(Message());

        Assert.Equal((0, 0, 22, 22), (none.MinRowBytes, none.MaxRowBytes, none.FixedLength, none.MaxBytes(65_534)));
        Assert.Equal((0, 65_534, 65_534),
            (none.RowsIn(21, none.MaxRowBytes), none.RowsIn(22, none.MaxRowBytes), none.RowsIn(1_048_576, none.MaxRowBytes)));
    }
}
