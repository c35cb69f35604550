using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen;

/// <summary>What the generator adds to a telemetry record, for code that is generic over records.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface ITelemetryMessage<TSelf>
    where TSelf : ITelemetryMessage<TSelf>
{
    /// <summary>Template id in the header.</summary>
    static abstract int TemplateId { get; }

    /// <summary>The longest message, header included, in bytes.</summary>
    static abstract int MaxPayloadBytes { get; }

    /// <summary>Writes the record as one message; allocates nothing.</summary>
    /// <param name="destination">Where to; <see cref="MaxPayloadBytes"/> bytes are always enough. After false its content is
    /// undefined.</param>
    /// <param name="bytesWritten">The length of the message; 0 after false.</param>
    /// <param name="error">After false: what is wrong.</param>
    bool TryWrite(Span<byte> destination, out int bytesWritten, out TelemetryError error);

    /// <summary>Reads one message that may be followed by others.</summary>
    /// <param name="source">The message, from its header on.</param>
    /// <param name="value">The record.</param>
    /// <param name="bytesRead">The length of the message as far as this version knows it; 0 after false.</param>
    /// <param name="error">After false: what is wrong.</param>
    static abstract bool TryRead(
        ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out TSelf value, out int bytesRead, out TelemetryError error);

    /// <summary>The fields with <see cref="MetricAttribute"/>, those inside of records too; empty for none.</summary>
    static virtual FieldMetric[] GetMetrics() => [];

    /// <summary>The values of <see cref="GetMetrics"/>, in units; NaN for null.</summary>
    /// <param name="record">The record.</param>
    /// <param name="values">Room for as many.</param>
    static virtual void ReadMetrics(in TSelf record, Span<double> values)
    {
    }

    /// <summary>What the record's first <see cref="TimestampAttribute"/> field says; null when it is null, or there is none.</summary>
    /// <param name="record">The record.</param>
    static virtual DateTimeOffset? GetTime(in TSelf record) => null;
}
