using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen;

/// <summary>Loads and stores messages of fixed length as a header of 64 bits and one packed struct. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WireBlock
{
    /// <summary>Reads one whole message of a version that has every field.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead<TBlock>(ReadOnlySpan<byte> source, out TBlock block)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (IsOwn<TBlock>(source))
        {
            Load(source, out block);
            return true;
        }

        // Into a variable of its own: a cold call that took the caller's address would keep its struct out of registers.
        var read = TryReadWhole(source, out TBlock other);
        block = other;
        return read;
    }

    /// <inheritdoc cref="TryRead{TBlock}(ReadOnlySpan{byte}, out TBlock)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead<TBlock>(ReadOnlySpan<byte> source, out TBlock block, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (IsOwn<TBlock>(source))
        {
            Load(source, out block);
            error = default;
            return true;
        }

        var read = TryReadWhole(source, out TBlock other, out error);
        block = other;
        return read;
    }

    /// <summary>Reads the block of a message whose header is known to be the own one, or of a newer version.</summary>
    /// <exception cref="TelemetryException">The source ends before the block does.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadUnchecked<TBlock>(ReadOnlySpan<byte> source, out TBlock block)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (source.Length < MessageHeader.Size + Unsafe.SizeOf<TBlock>())
        {
            ThrowTruncated<TBlock>(source.Length);
        }

        Load(source, out block);
    }

    /// <summary>Checks each field's range and writes one message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWrite<TBlock>(in TBlock block, Span<byte> destination, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        // By reference: the compiler would copy the block first, as it does not know that the property leaves it as it is.
        if (destination.Length >= MessageHeader.Size + Unsafe.SizeOf<TBlock>() && !Unsafe.AsRef(in block).IsOutOfRange)
        {
            Store(block, destination);
            error = default;
            return true;
        }

        return Fail(block, destination.Length, out error);
    }

    /// <inheritdoc cref="TryWrite{TBlock}(in TBlock, Span{byte}, out TelemetryError)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWrite<TBlock>(in TBlock block, Span<byte> destination)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (destination.Length < MessageHeader.Size + Unsafe.SizeOf<TBlock>() || Unsafe.AsRef(in block).IsOutOfRange)
        {
            return false;
        }

        Store(block, destination);
        return true;
    }

    /// <summary>Writes one message whose values are known to be in range.</summary>
    /// <exception cref="TelemetryException">The span is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUnchecked<TBlock>(in TBlock block, Span<byte> destination)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (destination.Length < MessageHeader.Size + Unsafe.SizeOf<TBlock>())
        {
            ThrowTooSmall<TBlock>(destination.Length);
        }

        Store(block, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOwn<TBlock>(ReadOnlySpan<byte> source)
        where TBlock : unmanaged, IWireBlock<TBlock> =>
        source.Length == MessageHeader.Size + Unsafe.SizeOf<TBlock>() && BinaryPrimitives.ReadUInt64LittleEndian(source) == TBlock.Header;

    // Apart, so that the fast path clears no error.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadWhole<TBlock>(ReadOnlySpan<byte> source, out TBlock block)
        where TBlock : unmanaged, IWireBlock<TBlock> => TryReadWhole(source, out block, out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadWhole<TBlock>(ReadOnlySpan<byte> source, out TBlock block, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock> =>
        TryReadOther(source, out block, out var bytesRead, out error)
        && MessageHeader.TryEnd(source, bytesRead, MessageHeader.FromBits(TBlock.Header).Version, TBlock.Name, out error);

    private static bool TryReadOther<TBlock>(ReadOnlySpan<byte> source, out TBlock block, out int bytesRead, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        block = default;
        bytesRead = 0;
        var isWhole = MessageHeader.TryRead(source, MessageHeader.FromBits(TBlock.Header), TBlock.Name, out var header, out error);
        if ((isWhole || error.Code == TelemetryErrorCode.BlockTooShort) && header.Version < TBlock.Since)
        {
            error = TelemetryError.Create(TelemetryErrorCode.VersionOutOfRange, TBlock.Name, header.Version, TBlock.Since, ushort.MaxValue);
            return false;
        }

        if (!isWhole)
        {
            return false;
        }

        Load(source, out block);
        bytesRead = MessageHeader.Size + header.BlockLength;
        return true;
    }

    // The callers know that header and block are inside the span.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TBlock>(ReadOnlySpan<byte> source, out TBlock block)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        block = Unsafe.ReadUnaligned<TBlock>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), MessageHeader.Size));
        if (!BitConverter.IsLittleEndian)
        {
            block = block.ReverseEndianness();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TBlock>(in TBlock block, Span<byte> destination)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (BitConverter.IsLittleEndian)
        {
            BlockVectors.Store(in block, TBlock.Header, ref MemoryMarshal.GetReference(destination));
            return;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(destination, TBlock.Header);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), MessageHeader.Size), block.ReverseEndianness());
    }

    // Apart, so that the fast path is a row of comparisons and one store.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Fail<TBlock>(in TBlock block, int room, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (room >= MessageHeader.Size + Unsafe.SizeOf<TBlock>())
        {
            return block.TryCheck(out error);
        }

        error = TooSmall<TBlock>(room);
        return false;
    }

    private static TelemetryError TooSmall<TBlock>(int room)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        var length = MessageHeader.Size + Unsafe.SizeOf<TBlock>();
        return TelemetryError.Create(TelemetryErrorCode.BufferTooSmall, TBlock.Name, room, length, length);
    }

    [DoesNotReturn]
    private static void ThrowTruncated<TBlock>(int length)
        where TBlock : unmanaged, IWireBlock<TBlock> =>
        throw new TelemetryException(TelemetryError.Create(
            TelemetryErrorCode.MessageTruncated, TBlock.Name, length, MessageHeader.Size + Unsafe.SizeOf<TBlock>()));

    [DoesNotReturn]
    private static void ThrowTooSmall<TBlock>(int room)
        where TBlock : unmanaged, IWireBlock<TBlock> => throw new TelemetryException(TooSmall<TBlock>(room));
}
