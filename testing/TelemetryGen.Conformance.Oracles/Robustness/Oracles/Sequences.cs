namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// <c>ReadMany</c>, <c>Enumerate</c> and <c>ReadColumns</c> read the same messages and stop at the same byte for the same reason.
/// </summary>
internal static class Sequences
{
    // More than ReadColumns takes at a time.
    private const int Room = 40;

    public static string? Problem(byte[] bytes)
    {
        var codec = RecordCodec.Of(bytes);
        var forms = Forms.Of(codec.Message.Name);
        var expected = Run.Of(forms.ReadMany, bytes);
        if (expected.Error.Code != TelemetryErrorCode.None && !DocumentedErrors.IsOfReading(expected.Error))
        {
            return $"{codec} is refused with {expected.Error.Code}, which is no error of reading: {expected.Error}";
        }

        return expected.Difference("Enumerate", Run.Of(forms.Enumerate, bytes), withValues: true)
            ?? (forms.ReadColumns is null ? null
                : expected.Difference("ReadColumns", Run.Of(forms.ReadColumns, bytes),
                    withValues: codec.Layout.IsFixed && codec.Message.Fields.All(f => f.IsScalar)));
    }

    private sealed record Run(IReadOnlyList<object> Records, int BytesRead, TelemetryError Error)
    {
        public static Run Of(ReadAll form, byte[] bytes)
        {
            var records = form(bytes, Room, out var bytesRead, out var error);
            return new(records, bytesRead, error);
        }

        // The table reads no texts, arrays and records through columns.
        public string? Difference(string form, Run other, bool withValues)
        {
            if ((other.Records.Count, other.BytesRead, other.Error) != (Records.Count, BytesRead, Error))
            {
                return $"ReadMany: {Records.Count} in {BytesRead} bytes, {Error}; {form}: {other.Records.Count} in {other.BytesRead} "
                    + $"bytes, {other.Error}";
            }

            var wrong = withValues
                ? Enumerable.Range(0, Records.Count).Where(i => !Conformance.Records.AreSame(Records[i], other.Records[i]))
                : [];
            return wrong.Select(i =>
                $"{form}: {Conformance.Records.Text(other.Records[i])} instead of {Conformance.Records.Text(Records[i])}").FirstOrDefault();
        }
    }
}
