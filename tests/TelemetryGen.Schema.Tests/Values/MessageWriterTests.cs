using System.Globalization;

namespace TelemetryGen.Schema.Tests.Values;

public class MessageWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 12, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void A_message_is_its_header_block_and_texts()
    {
        var bytes = new MessageWriter(SampleSchemas.Greenhouse, "Climate").Write(Climate());

        Assert.Equal(
            "1400 0100 0700 0200" // header: block 20, template 1, schema 7, version 2
            + "FAE28C1D9F010000" // At: ms since 1970
            + "CAFF 8813 CD8B0100" // Temperature -0.54, Humidity 50, Pressure 101325
            + "01 07 100E" // Raining, Door Stuck, Battery 3600
            + "02 6F6B", // Note "ok"
            Grouped(bytes));

        static string Grouped(byte[] b)
        {
            var hex = Convert.ToHexString(b);
            return $"{hex[..4]} {hex[4..8]} {hex[8..12]} {hex[12..16]}{hex[16..32]}{hex[32..36]} {hex[36..40]} "
                + $"{hex[40..48]}{hex[48..50]} {hex[50..52]} {hex[52..56]}{hex[56..58]} {hex[58..]}";
        }
    }

    [Fact]
    public void Null_is_the_null_value_in_the_block_and_length_zero_in_text()
    {
        var bytes = new MessageWriter(SampleSchemas.Greenhouse, "Climate").Write(Climate(("Battery", null), ("Note", null)));

        Assert.Equal([0xFF, 0xFF, 0x00], bytes[^3..]);
    }

    [Fact]
    public void Every_optional_field_may_be_left_out() => Assert.Equal(
        "2600" + "0200FFFF0300" + "FF" + "FFFFFFFFFFFFFFFF" + "80" + "0000000000000080" + "0000C07F" + "000000000000F87F" + "0080" + "0080"
            + "FFFFFFFF",
        Convert.ToHexString(new MessageWriter(SampleSchemas.Everything, "Optionals").Write(new Dictionary<string, object?>())));

    [Theory]
    [InlineData("0.005", 0)]
    [InlineData("0.015", 2)]
    [InlineData("0.025", 2)]
    [InlineData("-0.005", 0)]
    [InlineData("-0.015", -2)]
    [InlineData("84.999", 8500)]
    [InlineData("-40.004", -4000)]
    public void Half_a_step_is_rounded_to_even(string value, int mantissa)
    {
        var bytes = new MessageWriter(SampleSchemas.Greenhouse, "Climate").Write(
            Climate(("Temperature", decimal.Parse(value, CultureInfo.InvariantCulture))));

        Assert.Equal(mantissa, BitConverter.ToInt16(bytes, 16));
    }

    [Theory]
    [InlineData("Temperature", 85.01, "Climate.Temperature is 85.01; it must be -40 to 85.")]
    [InlineData("Temperature", double.NaN, "Climate.Temperature is NaN; it must be -40 to 85.")]
    [InlineData("Temperature", 1e300, "Climate.Temperature is 1E+300; it must be -40 to 85.")]
    [InlineData("Temperature", "warm", "Climate.Temperature is warm; it must be a number.")]
    [InlineData("Pressure", -1, "Climate.Pressure is -1; it must be 0 to 4294967295.")]
    [InlineData("Pressure", 1.5, "Climate.Pressure is 1.5; it must be a whole number.")]
    [InlineData("Battery", 65535, "Climate.Battery is 65535; it must be 0 to 65534.")]
    [InlineData("Door", 256, "Climate.Door is 256; it must be 0 to 255.")]
    [InlineData("Raining", 1, "Climate.Raining is 1; it must be true or false.")]
    [InlineData("Raining", null, "Climate.Raining is null; it is not declared nullable.")]
    [InlineData("At", 5, "Climate.At is 5; it must be a moment.")]
    [InlineData("Note", 5, "Climate.Note is 5; it must be a text.")]
    [InlineData("Note", "12345678901234567", "Climate.Note takes 17 bytes of UTF-8; the maximum is 16.")]
    [InlineData("Note", "éééééééé!", "Climate.Note takes 17 bytes of UTF-8; the maximum is 16.")]
    [InlineData("Nota", "x", "Climate has no field 'Nota'. It has: At, Temperature, Humidity, Pressure, Raining, Door, Battery, Note.")]
    public void A_value_that_a_field_cannot_carry_is_named(string field, object? value, string text)
    {
        var error = Assert.Throws<MessageFormatException>(
            () => new MessageWriter(SampleSchemas.Greenhouse, "Climate").Write(Climate((field, value))));

        Assert.Equal(text, error.Message);
        Assert.Equal(("Climate", field), (error.MessageName, error.FieldName));
    }

    [Fact]
    public void Half_a_surrogate_pair_has_no_utf8()
    {
        var error = Assert.Throws<MessageFormatException>(
            () => new MessageWriter(SampleSchemas.Greenhouse, "Climate").Write(Climate(("Note", "a\uD800"))));

        Assert.Equal("Climate.Note has an unpaired surrogate and no UTF-8 form.", error.Message);
    }

    [Fact]
    public void A_message_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<MessageFormatException>(() => new MessageWriter(SampleSchemas.Everything, "Weather"));

        Assert.Equal("Lab.Everything has no message 'Weather'. It has: Numbers, Optionals, Grown.", error.Message);
    }

    [Theory]
    [InlineData("F64", 1.6, "Numbers.F64 is 1.6; it must be -1.5 to 1.5.")]
    [InlineData("F64", double.NaN, "Numbers.F64 is NaN; it must be -1.5 to 1.5.")]
    [InlineData("F32", 1e39, "Numbers.F32 is 1E+39; it must be -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("Percent", 101, "Numbers.Percent is 101; it must be 0 to 100.")]
    [InlineData("I8", -129, "Numbers.I8 is -129; it must be -128 to 127.")]
    public void Numbers_are_held_to_their_bounds(string field, object value, string text)
    {
        var values = SampleSchemas.Everything.Messages[0].Fields.ToDictionary(f => f.Name, _ => (object?)0);
        values[field] = value;

        Assert.Equal(text,
            Assert.Throws<MessageFormatException>(() => new MessageWriter(SampleSchemas.Everything, "Numbers").Write(values)).Message);
    }

    [Fact]
    public void A_timestamp_outside_what_its_seconds_count_is_refused()
    {
        var error = Assert.Throws<MessageFormatException>(() =>
            new MessageWriter(SampleSchemas.Everything, "Optionals").Write(
                new Dictionary<string, object?> { ["Seen"] = new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero) }));

        Assert.Equal(
            "Optionals.Seen is 1969-12-31T23:59:59.0000000+00:00; it must be 1970-01-01T00:00:00.0000000+00:00 to "
                + "2106-02-07T06:28:14.0000000+00:00.", error.Message);
    }

    private static Dictionary<string, object?> Climate(params (string Field, object? Value)[] changes)
    {
        var values = new Dictionary<string, object?>
        {
            ["At"] = At, ["Temperature"] = -0.54, ["Humidity"] = 50, ["Pressure"] = 101325, ["Raining"] = true, ["Door"] = 7, ["Battery"] =
                3600, ["Note"] = "ok",
        };
        foreach (var (field, value) in changes)
        {
            values[field] = value;
        }

        return values;
    }
}
