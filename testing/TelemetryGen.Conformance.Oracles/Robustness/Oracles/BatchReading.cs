using System.Buffers.Binary;
using global::Conformance;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// Any bytes give the records of a batch or a documented error; the dispatcher and the interpreter take the same; looking costs no
/// allocation, and records that can be written survive a round trip.
/// </summary>
internal static class BatchReading
{
    private static readonly Sink Handler = new();

    /// <summary>
    /// The bytes as they are, and with the checksum that they should have: without it hardly any would be looked at further.
    /// </summary>
    public static string? Problem(byte[] bytes) =>
        ProblemOf(bytes) ?? ProblemOf(Mended(bytes, withLength: false)) ?? ProblemOf(Mended(bytes, withLength: true));

    private static string? ProblemOf(byte[] bytes)
    {
        var codec = RecordCodec.Of(bytes);
        var isRead = codec.TryReadBatch(bytes, out var records, out var error);
        if (codec.AllocatedByBatch(bytes) is > 0 and var allocated)
        {
            return $"{codec} allocates {allocated} bytes to check a batch: {error}";
        }

        return ColumnReading.Problem(codec, isBatch: true, bytes, isRead ? records : null, error)
            ?? (isRead ? ProblemOfRoundTrip(codec, bytes, records) : ProblemOfRefusal(codec, bytes, records, error));
    }

    private static string? ProblemOfRefusal(RecordCodec codec, byte[] bytes, IReadOnlyList<object> records, TelemetryError error) =>
        !DocumentedErrors.IsOfReadingBatches(
            error) ? $"a batch of {codec} is refused with {error.Code}, which is no error of reading: {error}"
        : records.Count > 0 ? $"a batch of {codec} is refused and has {records.Count} records"
        : Interpreting.Problem(bytes);

    private static string? ProblemOfRoundTrip(RecordCodec codec, byte[] bytes, IReadOnlyList<object> records)
    {
        if (!ConformanceDispatcher.TryDispatch(bytes, Handler, out var outcome))
        {
            return $"a batch of {codec} is read and not dispatched: {outcome}";
        }

        if ((outcome.Records, outcome.Others) != (records.Count, records.Count))
        {
            return $"a batch of {codec} with {records.Count} records, all of them others to the handler, is dispatched as {outcome}";
        }

        if (!codec.TryWriteBatch(records, codec.MaxBatchBytes(records.Count), out var written, out var error))
        {
            return Records.Refusals.Contains(error.Code) ? null : $"a batch of {codec} was read and cannot be written: {error}";
        }

        if (!codec.TryReadBatch(written, out var again, out error))
        {
            return $"a batch of {codec} was written and cannot be read: {error}";
        }

        var wrong = Enumerable.Range(0, Math.Max(records.Count, again.Count))
            .Where(i => i >= Math.Min(records.Count, again.Count) || !Records.AreSame(records[i], again[i]));
        return wrong.Any() ? $"row {wrong.First()} of {records.Count} became another, of {again.Count}" : Interpreting.Problem(bytes);
    }

    private static byte[] Mended(byte[] bytes, bool withLength)
    {
        byte[] mended = [.. bytes];
        if (!MessageHeader.TryRead(mended, out var header) || header.BlockLength < 8
            || mended.Length < MessageHeader.Size + header.BlockLength + sizeof(uint))
        {
            return mended;
        }

        var rows = mended.AsSpan(MessageHeader.Size + header.BlockLength + sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(mended.AsSpan(MessageHeader.Size + 4), Crc32C.Compute(rows));
        if (withLength)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(mended.AsSpan(MessageHeader.Size + header.BlockLength), (uint)rows.Length);
        }

        return mended;
    }

    // Every record is an other one, and nothing is done with it.
    private sealed class Sink : IConformanceHandler
    {
        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }
}
