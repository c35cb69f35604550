using System.Reflection;
using TelemetryGen.NanoFramework.Emitted;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>What the emitted methods do with buffers, lists and errors.</summary>
public class BufferTests
{
    private static readonly DeviceCode Code = DeviceCode.Of(ContractSchema.Spec);

    [Theory]
    [InlineData("OnlyText", 8)]
    [InlineData("Integers", 37)]
    public void A_buffer_without_room_is_left_as_it_was(string message, int room)
    {
        var record = DeviceValues.NewFilled(Code, message);
        var buffer = new byte[room];

        Assert.ThrowsAny<ArgumentException>(() => record.Write(buffer, 0));
        Assert.All(buffer, b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(-1, 30)]
    [InlineData(0, -1)]
    [InlineData(0, 39)]
    [InlineData(38, 1)]
    [InlineData(39, 0)]
    [InlineData(int.MaxValue, 30)]
    [InlineData(1, int.MaxValue)]
    public void A_length_that_the_buffer_has_not_is_no_message(int offset, int length)
    {
        var record = DeviceValues.NewFilled(Code, "Integers");
        var (bytes, _, _) = record.Write();
        Assert.True(record.TryRead(bytes!, 0, 38));

        Assert.False(record.TryRead(bytes!, offset, length));
    }

    [Fact]
    public void A_text_that_may_not_be_null_and_is_not_set_is_an_error_with_its_name()
    {
        var record = Code.New("OnlyText");

        Assert.Equal("OnlyText.Text is not set; it must be a text of at most 5 bytes of UTF-8.", record.Write().Error!.Message);
    }

    [Theory]
    [InlineData("Ranged", "Small", 9, "Ranged.Small is 9; it must be 10 to 20.")]
    [InlineData("OnlyText", "Text", "123456", "OnlyText.Text takes 6 bytes of UTF-8; the maximum is 5.")]
    [InlineData("OnlyText", "Text", "€€", "OnlyText.Text takes 6 bytes of UTF-8; the maximum is 5.")]
    [InlineData("Arrays", "BoundedCount", 6, "Arrays.Bounded has 6 entries; it takes 0 to 5.")]
    [InlineData("Arrays", "BoundedCount", -1, "Arrays.Bounded has -1 entries; it takes 0 to 5.")]
    [InlineData("Identities", "PayloadLength", 7, "Identities.Payload has 7 bytes; it takes 0 to 6.")]
    [InlineData("Identities", "Serial", "ends\0", "Identities.Serial has U+0000 at index 4; a text may not.")]
    [InlineData("OnlyText", "Text", "ü\0b", "OnlyText.Text has U+0000 at index 1; a text may not.")]
    [InlineData("Floats", "RangedSingle", float.NaN, "Floats.RangedSingle is NaN; it must be -1.5 to 0.10000000149011612.")]
    public void An_error_says_field_value_and_limits(string message, string field, object value, string error)
    {
        var record = DeviceValues.NewFilled(Code, message);
        record.Object.GetType().GetField(field)!.SetValue(record.Object, value);

        Assert.Equal(error, record.Write().Error!.Message);
    }

    [Fact]
    public void An_array_of_the_program_s_own_is_sent_as_far_as_it_goes()
    {
        var record = DeviceValues.NewFilled(Code, "Arrays");
        record.Object.GetType().GetField("Bounded")!.SetValue(record.Object, new ushort[] { 1, 2 });
        var count = record.Object.GetType().GetField("BoundedCount")!;

        count.SetValue(record.Object, 2);
        Assert.NotNull(record.Write().Bytes);
        count.SetValue(record.Object, 3);
        Assert.Equal("Arrays.Bounded has 3 entries; it takes 0 to 2.", record.Write().Error!.Message);
    }

    [Fact]
    public void After_a_refusal_the_same_object_writes_the_next_message_right()
    {
        var record = DeviceValues.NewFilled(Code, "Removed");
        var (text, before) = (record.Object.GetType().GetField("Text")!, record.Write().Bytes);

        var filled = text.GetValue(record.Object);
        text.SetValue(record.Object, "€€€");
        Assert.Equal("Removed.Text takes 9 bytes of UTF-8; the maximum is 8.", record.Write().Error!.Message);
        text.SetValue(record.Object, filled);

        Assert.Equal(before, record.Write().Bytes);
    }

    [Fact]
    public void Only_what_firmware_uses_is_public() => Assert.Equal(
        ["ISequencedMessage", "ITelemetryMessage", "ITimestampedMessage", "OptionalBoolean", "TelemetryValueException"],
        Assembly.Load(Code.Image).GetExportedTypes().Where(t => t.Namespace == "TelemetryGen.Device").Select(t => t.Name)
            .Order(StringComparer.Ordinal));
}
