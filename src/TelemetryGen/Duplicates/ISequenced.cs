using System.ComponentModel;

namespace TelemetryGen;

/// <summary>What the generator adds to a record with a <see cref="SequenceAttribute"/> field.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISequenced<TSelf> : ITelemetryMessage<TSelf>
    where TSelf : ISequenced<TSelf>
{
    /// <summary>Bits of the number: 16, 32 or 64.</summary>
    static abstract int SequenceBits { get; }

    /// <summary>The number that its sender gave the record.</summary>
    ulong SequenceNumber { get; }
}
