namespace TelemetryGen.Schema.Tests.Values;

public class GroupCornerTests
{
    [Fact]
    public void Null_stands_for_a_list_and_not_for_its_numbers_so_NaN_is_one_of_them()
    {
        var schema = Of(new FieldSpec("Levels", FieldKind.Float, WireType.Float64) { MaxCount = 2, Optional = true });

        var bytes = new MessageWriter(schema, "M").Write(new Dictionary<string, object?> { ["Levels"] = new[] { double.NaN } });

        Assert.Equal("0000010001000100" + "08000100" + "000000000000f87f", Convert.ToHexStringLower(bytes));
        Assert.Equal([double.NaN], Assert.IsType<object?[]>(Assert.Single(new MessageReader(schema).Read(bytes).Fields).Value));
    }

    [Fact]
    public void A_removed_list_of_numbers_is_skipped_with_its_entries()
    {
        var schema = Of(
            new FieldSpec("Old", FieldKind.Integer, WireType.UInt8) { MaxCount = 2, Reserved = true },
            new FieldSpec("Text", FieldKind.Text, WireType.UInt8) { MaxBytes = 3 });

        var values = new MessageReader(schema).Read(Convert.FromHexString("0000010001000100" + "010002000506" + "0161"));

        Assert.Equal("a", Assert.Single(values.Fields).Value);
    }

    private static SchemaSpec Of(params FieldSpec[] fields) =>
        new("S", 1, 1, EquatableArray<EnumSpec>.Empty, new[] { new MessageSpec("M", "", 1, fields.ToEquatableArray()) }.ToEquatableArray());
}
