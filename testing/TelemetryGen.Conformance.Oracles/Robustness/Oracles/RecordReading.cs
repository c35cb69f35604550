namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// Any bytes give a record or a documented error, which costs no allocation; a record that can be written survives a round trip.
/// </summary>
internal static class RecordReading
{
    public static string? Problem(byte[] bytes) => Problem(RecordCodec.Of(bytes), bytes);

    public static string? Problem(RecordCodec codec, byte[] bytes) =>
        codec.TryRead(bytes, out var record, out var error) ? ProblemOfRoundTrip(codec, record!) : ProblemOfRefusal(codec, bytes, error);

    private static string? ProblemOfRefusal(RecordCodec codec, byte[] bytes, TelemetryError error)
    {
        if (!DocumentedErrors.IsOfReading(error))
        {
            return $"{codec} is refused with {error.Code}, which is no error of reading: {error}";
        }

        return codec.AllocatedByRead(bytes, out _) is > 0 and var allocated ? $"{codec} allocates {allocated} bytes for: {error}" : null;
    }

    private static string? ProblemOfRoundTrip(RecordCodec codec, object record)
    {
        if (!codec.TryWrite(record, out var bytes, out var error))
        {
            // Readers take what they get; writers keep to the ranges.
            return Records.Refusals.Contains(error.Code) ? null : $"{codec} was read and cannot be written: {error}";
        }

        if (!codec.TryRead(bytes, out var again, out error))
        {
            return $"{codec} was written and cannot be read: {error}";
        }

        if (!Records.AreSame(record, again))
        {
            return $"{Records.Text(record)} became {Records.Text(again!)}";
        }

        return codec.TryWrite(again!, out var same, out error) && bytes.AsSpan().SequenceEqual(same)
            ? null
            : $"{codec} is written as {Convert.ToHexStringLower(bytes)}, then as {Convert.ToHexStringLower(same)} {error}";
    }
}
