namespace TelemetryGen.Conformance.Robustness;

/// <summary>A view says of any bytes what <c>TryRead</c> says; a packed struct is the bytes that it was read from.</summary>
internal static class FastForms
{
    public static string? Problem(byte[] bytes)
    {
        var codec = RecordCodec.Of(bytes);
        codec.TryRead(bytes, out var record, out var error);
        var forms = Forms.Of(codec.Message.Name);
        return Difference("the properties of a view", forms.Properties, bytes, record, error)
            ?? Difference("the record of a view", forms.ToRecord, bytes, record, error)
            ?? ColumnReading.Problem(codec, isBatch: false, bytes, record is null ? null : [record], error)
            ?? (forms.Wire is null ? null : ProblemOfWire(forms.Wire, codec, bytes, error));
    }

    private static string? Difference(string form, ReadOne read, byte[] bytes, object? record, TelemetryError error)
    {
        var other = read(bytes, out var otherError);
        return Records.AreSame(record, other) && error == otherError
            ? null
            : $"TryRead gives {Text(record, error)}, {form} {Text(other, otherError)}";
    }

    private static string? ProblemOfWire(Rewrite rewrite, RecordCodec codec, byte[] bytes, TelemetryError error)
    {
        var rewritten = rewrite(bytes, out var wireError);
        if (wireError.Code != TelemetryErrorCode.None)
        {
            // It reads only messages that have every field, and takes every value: TryRead may see a wrong one before it sees the end.
            var isOlder = wireError.Code is TelemetryErrorCode.VersionOutOfRange or TelemetryErrorCode.BlockTooShort;
            var isOfValue = error.Code is TelemetryErrorCode.TimestampOutOfRange or TelemetryErrorCode.DurationOutOfRange
                or TelemetryErrorCode.InvalidBoolean;
            return isOlder || isOfValue || wireError == error ? null : $"TryRead says {error}, the packed struct {wireError}";
        }

        // Null: a value is out of its range.
        var block = bytes.AsSpan(MessageHeader.Size, codec.Layout.BlockLength);
        return rewritten is null || rewritten.AsSpan(MessageHeader.Size).SequenceEqual(block)
            ? null
            : $"the packed struct of {codec} was read and is written as {Convert.ToHexStringLower(rewritten)}";
    }

    private static string Text(object? record, TelemetryError error) => record is null ? $"'{error}'" : Records.Text(record);
}
