namespace TelemetryGen;

/// <summary>
/// The block of a message as a packed struct: the fast form of a message without variable data. One load reads it and one store writes it,
/// with the host's byte order made right where it differs from the wire's.
/// </summary>
/// <typeparam name="TSelf">The struct: <c>Pack = 1</c>, fields in the order of the wire.</typeparam>
public interface IWireBlock<TSelf>
    where TSelf : unmanaged, IWireBlock<TSelf>
{
    /// <summary>The <see cref="MessageHeader.Bits"/> of the header that stands before the block.</summary>
    static abstract ulong Header { get; }

    /// <summary>The version of the newest field: from this version on, messages have every field.</summary>
    static abstract int Since { get; }

    /// <summary>The message's name, for errors.</summary>
    static abstract string Name { get; }

    /// <summary>The same block with the bytes of each field in the other order.</summary>
    TSelf ReverseEndianness();

    /// <summary>A value is out of its declared range; <see cref="TryCheck"/> says which.</summary>
    bool IsOutOfRange { get; }

    /// <summary>Checks each field's declared range.</summary>
    /// <param name="error">After false: which field, its value in steps or counts, and its limits.</param>
    bool TryCheck(out TelemetryError error);
}
