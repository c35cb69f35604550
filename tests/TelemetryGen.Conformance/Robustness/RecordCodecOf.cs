using System.Diagnostics.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <inheritdoc/>
internal sealed class RecordCodec<T> : RecordCodec
    where T : ITelemetryMessage<T>
{
    // The overload for whole messages is not in the interface.
    private static readonly WholeReading Whole = typeof(T)
        .GetMethod("TryRead", [typeof(ReadOnlySpan<byte>), typeof(T).MakeByRefType(), typeof(TelemetryError).MakeByRefType()])!
        .CreateDelegate<WholeReading>();

    [SetsRequiredMembers]
    public RecordCodec(MessageSpec message) => Message = message;

    private delegate bool WholeReading(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out T value, out TelemetryError error);

    public override bool TryRead(ReadOnlySpan<byte> bytes, out object? record, out TelemetryError error)
    {
        var isRead = Whole(bytes, out var value, out error);
        record = isRead ? value : null;
        return isRead;
    }

    public override bool TryWrite(object record, out byte[] bytes, out TelemetryError error)
    {
        var buffer = new byte[T.MaxPayloadBytes];
        var isWritten = ((T)record).TryWrite(buffer, out var length, out error);
        bytes = buffer[..length];
        return isWritten;
    }

    // The least of three: the runtime itself may allocate when a path is gone for the first time; what the codec allocates, it allocates each time.
    public override long AllocatedByRead(ReadOnlySpan<byte> bytes, out TelemetryError error)
    {
        error = default;
        var least = long.MaxValue;
        for (var i = 0; i < 3 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Whole(bytes, out _, out error);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
