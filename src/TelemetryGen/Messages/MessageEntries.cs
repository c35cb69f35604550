using System.Buffers.Binary;
using System.ComponentModel;

namespace TelemetryGen;

/// <summary>
/// The entries of a repeating group where they lie (FIX SBE 1.0, "Repeating group encoding"): blockLength and numInGroup, two uint16, then
/// the entries, each blockLength bytes long. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MessageEntries
{
    /// <summary>Bytes of blockLength and numInGroup.</summary>
    public const int DimensionSize = 2 * sizeof(ushort);

    private readonly ReadOnlySpan<byte> _entries;
    private readonly int _known;

    private MessageEntries(ReadOnlySpan<byte> entries, int length, int count, int known)
    {
        _entries = entries;
        _known = Math.Min(known, length);
        Length = length;
        Count = count;
    }

    /// <summary>How many entries.</summary>
    public int Count { get; }

    /// <summary>Bytes from one entry to the next.</summary>
    public int Length { get; }

    /// <summary>All entries, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _entries;

    /// <summary>The known bytes of an entry: those that both its sender and its reader know.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _entries.Slice(index * Length, _known);
        }
    }

    /// <summary>
    /// Writes the dimension after <paramref name="position"/>, gives the room for the entries and moves the position after it.
    /// </summary>
    /// <param name="destination">The message.</param>
    /// <param name="position">Where the dimension goes.</param>
    /// <param name="count">How many entries.</param>
    /// <param name="length">Bytes of one entry.</param>
    /// <param name="maxCount">The most entries.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="entries">Where the entries go.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryStart(
        Span<byte> destination, scoped ref int position, int count, int length, int maxCount, string subject, out Span<byte> entries,
        out TelemetryError error)
    {
        entries = default;
        if (count > maxCount)
        {
            error = TelemetryError.Create(TelemetryErrorCode.TooManyEntries, subject, count, 0, maxCount);
            return false;
        }

        var (start, size) = (position + DimensionSize, count * length);
        if (destination.Length - start < size)
        {
            error = TelemetryError.Create(TelemetryErrorCode.BufferTooSmall, subject, destination.Length, start + size, start + size);
            return false;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(destination[position..], (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[(position + sizeof(ushort))..], (ushort)count);
        entries = destination.Slice(start, size);
        position = start + size;
        error = default;
        return true;
    }

    /// <summary>Finds the entries after <paramref name="position"/> and moves that on; no byte is copied.</summary>
    /// <param name="source">The message.</param>
    /// <param name="position">Where the dimension is.</param>
    /// <param name="minLength">Bytes of an entry that every version has.</param>
    /// <param name="known">Bytes of an entry that the sender's version has, as far as the reader knows.</param>
    /// <param name="maxCount">The most entries.</param>
    /// <param name="allowMore">The sender is newer and may allow more than <paramref name="maxCount"/>.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="entries">The entries, in the message.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source, scoped ref int position, int minLength, int known, int maxCount, bool allowMore, string subject,
        out MessageEntries entries, out TelemetryError error)
    {
        entries = default;
        var start = position + DimensionSize;
        if (source.Length < start)
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, start);
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(source[position..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(source[(position + sizeof(ushort))..]);

        // Of entries that are not there, no length is asked: other encoders of SBE leave it 0 where there are none.
        if (length < minLength && count > 0)
        {
            error = TelemetryError.Create(TelemetryErrorCode.EntryTooShort, subject, length, minLength, ushort.MaxValue);
            return false;
        }

        // Entries without bytes cost their sender nothing and would cost the reader a list.
        if (count > maxCount && (!allowMore || length == 0))
        {
            error = TelemetryError.Create(TelemetryErrorCode.EntriesOutOfRange, subject, count, 0, maxCount);
            return false;
        }

        var size = (long)length * count;
        if (source.Length - start < size)
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, start + size);
            return false;
        }

        entries = new(source.Slice(start, (int)size), length, count, known);
        position = start + (int)size;
        error = default;
        return true;
    }
}
