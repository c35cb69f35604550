namespace TelemetryGen.Tests.Errors;

/// <summary>Each error says in one sentence what is wrong: field, value, limit.</summary>
public class TelemetryErrorTests
{
    public static TheoryData<TelemetryErrorCode> Codes => [.. Enum.GetValues<TelemetryErrorCode>()];

    [Theory]
    [InlineData(TelemetryErrorCode.None, 0, 0, 0, "No error.")]
    [InlineData(TelemetryErrorCode.BufferTooSmall, 10, 20, 40,
        "Climate.Note takes 20 bytes or more; the span has 10. MaxPayloadBytes is always enough.")]
    [InlineData(TelemetryErrorCode.ValueOutOfRange, 9000, -4000, 8500, "Climate.Note is 9000; it must be -4000 to 8500.")]
    [InlineData(TelemetryErrorCode.ValueIsNull, 0, 0, 0, "Climate.Note is null; it is not declared nullable.")]
    [InlineData(TelemetryErrorCode.TextTooLong, 17, 0, 16, "Climate.Note takes 17 bytes of UTF-8; the maximum is 16.")]
    [InlineData(TelemetryErrorCode.TextNotUnicode, 0, 0, 0, "Climate.Note has an unpaired surrogate and no UTF-8 form.")]
    [InlineData(TelemetryErrorCode.MessageTruncated, 7, 8, 0, "Climate.Note ends after 7 bytes; 8 are needed.")]
    [InlineData(TelemetryErrorCode.SchemaMismatch, 9, 7, 7, "Climate.Note is of schema 7; the message is of schema 9.")]
    [InlineData(TelemetryErrorCode.TemplateMismatch, 2, 1, 1, "Climate.Note is message 1; this is message 2.")]
    [InlineData(TelemetryErrorCode.TemplateMismatch, 99, 1, 32767, "Climate.Note has no message 99.")]
    [InlineData(TelemetryErrorCode.VersionOutOfRange, 0, 1, 65535, "Climate.Note has schema version 0; versions start at 1.")]
    [InlineData(TelemetryErrorCode.BlockTooShort, 17, 18, 65535, "Climate.Note has a block of 17 bytes; every version has 18 or more.")]
    [InlineData(TelemetryErrorCode.TimestampOutOfRange, long.MinValue, -62135596800, 253402300799,
        "Climate.Note is -9223372036854775808; years 1 to 9999 are -62135596800 to 253402300799.")]
    [InlineData(TelemetryErrorCode.LengthOutOfRange, 255, 0, 16, "Climate.Note declares 255 bytes; the maximum is 16.")]
    [InlineData(TelemetryErrorCode.TextNotUtf8, 0, 0, 0, "Climate.Note is not UTF-8.")]
    [InlineData(TelemetryErrorCode.TrailingBytes, 30, 29, 29, "Climate.Note ends after 29 bytes; the message has 30.")]
    public void It_names_field_value_and_limit(TelemetryErrorCode code, long value, long minimum, long maximum, string text)
    {
        var error = TelemetryError.Create(code, "Climate.Note", value, minimum, maximum);

        Assert.Equal(text, error.ToString());
        Assert.Equal((code, "Climate.Note", (double)value, (double)minimum, (double)maximum),
            (error.Code, error.Subject, error.Value, error.Minimum, error.Maximum));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_code_has_a_sentence_of_its_own(TelemetryErrorCode code)
    {
        var text = TelemetryError.Create(code, "Climate.Note").ToString();

        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain(code == TelemetryErrorCode.None ? "Climate" : code.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_are_shown_with_all_their_digits()
    {
        Assert.Equal(
            "A.B is 9223372036854775807; it must be -9223372036854775808 to 9007199254740993.",
            TelemetryError.CreateOutOfRange("A.B", long.MaxValue, long.MinValue, 9007199254740993).ToString());
        Assert.Equal(
            "A.B is 18446744073709551615; it must be 0 to 18446744073709551614.",
            TelemetryError.CreateOutOfRange("A.B", ulong.MaxValue, 0UL, ulong.MaxValue - 1).ToString());
    }

    [Theory]
    [InlineData(85.01, "A.B is 85.01; it must be -40 to 85.5.")]
    [InlineData(0.1 + 0.2, "A.B is 0.30000000000000004; it must be -40 to 85.5.")]
    [InlineData(double.NaN, "A.B is NaN; it must be -40 to 85.5.")]
    [InlineData(double.NegativeInfinity, "A.B is -Infinity; it must be -40 to 85.5.")]
    [InlineData(1e300, "A.B is 1E+300; it must be -40 to 85.5.")]
    public void Numbers_with_a_point_are_shown_as_they_are(double value, string text)
    {
        var error = TelemetryError.CreateOutOfRange("A.B", value, -40d, 85.5);

        Assert.Equal(text, error.ToString());
        Assert.Equal((value, -40, 85.5), (error.Value, error.Minimum, error.Maximum));
    }

    [Fact]
    public void Nothing_wrong_is_the_default()
    {
        Assert.Equal(default, TelemetryError.Create(TelemetryErrorCode.None, null!));
        Assert.Equal((TelemetryErrorCode.None, null, "No error."),
            (default(TelemetryError).Code, default(TelemetryError).Subject, default(TelemetryError).ToString()));
    }

    [Fact]
    public void Making_one_allocates_nothing()
    {
        _ = TelemetryError.CreateOutOfRange("A.B", 1.5, 2.5, 3.5).Code;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = TelemetryError.CreateOutOfRange("A.B", 1.5, 2.5, 3.5);
        var length = TelemetryError.Create(TelemetryErrorCode.TextTooLong, "A.B", 17, 0, 16);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(error, length);
    }

    [Theory]
    [InlineData(-0.7f, -0.5, 99.99, "R.A is -0.7; it must be -0.5 to 99.99.")]
    [InlineData(0.3f, 0.1f, 0.2f, "R.A is 0.3; it must be 0.1 to 0.2.")]
    [InlineData(float.NaN, double.NegativeInfinity, double.PositiveInfinity, "R.A is NaN; it must be -Infinity to Infinity.")]
    [InlineData(float.MaxValue, -16777217.0, 16777217.0, "R.A is 3.4028235E+38; it must be -16777217 to 16777217.")]
    public void A_float_is_said_as_floats_are_written(float value, double minimum, double maximum, string text)
    {
        Assert.False(TelemetryError.FailOutOfRange(out var error, "R.A", value, minimum, maximum));
        Assert.Equal(text, error.ToString());
        Assert.Equal(value, error.Value);
        Assert.Equal((minimum, maximum), (error.Minimum, error.Maximum));
    }

    [Fact]
    public void A_batch_that_has_all_rows_is_told_from_one_without_room()
    {
        Assert.Equal("A batch of R has 65534 records; none has more.",
            TelemetryError.Create(TelemetryErrorCode.BatchFull, "R", 100000, 65534, 65534).ToString());
        Assert.Equal("A batch of R has no room for more than 3 records in 109 bytes.",
            TelemetryError.Create(TelemetryErrorCode.BatchFull, "R", 109, 3, 65534).ToString());
    }
}
