using System.Diagnostics.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <inheritdoc/>
internal sealed class RecordCodec<T> : RecordCodec
    where T : ITelemetryMessage<T>
{
    [SetsRequiredMembers]
    public RecordCodec(MessageSpec message) => Message = message;

    public override bool TryRead(ReadOnlySpan<byte> bytes, out object? record, out TelemetryError error)
    {
        var isRead = TryReadWhole(bytes, out var value, out error);
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

    public override long AllocatedByRead(ReadOnlySpan<byte> bytes, out TelemetryError error)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        TryReadWhole(bytes, out _, out error);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool TryReadWhole(ReadOnlySpan<byte> bytes, [MaybeNullWhen(false)] out T value, out TelemetryError error) =>
        T.TryRead(bytes, out value, out var bytesRead, out error)
        && MessageHeader.TryEnd(bytes, bytesRead, ContractSchema.Spec.Version, "it", out error);
}
