using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>The header of every message: four little-endian uint16 (FIX SBE 1.0, "Message header").</summary>
/// <param name="BlockLength">Bytes of the root block after the header.</param>
/// <param name="TemplateId">Which message of the schema.</param>
/// <param name="SchemaId">Which schema.</param>
/// <param name="Version">The schema version of the sender.</param>
public readonly record struct MessageHeader(ushort BlockLength, ushort TemplateId, ushort SchemaId, ushort Version)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 8;

    /// <summary>The header as the little-endian number that its 8 bytes are.</summary>
    public ulong Bits => BlockLength | ((ulong)TemplateId << 16) | ((ulong)SchemaId << 32) | ((ulong)Version << 48);

    /// <summary>The header that <see cref="Bits"/> is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MessageHeader FromBits(ulong bits) =>
        new(unchecked((ushort)bits), unchecked((ushort)(bits >> 16)), unchecked((ushort)(bits >> 32)), unchecked((ushort)(bits >> 48)));

    /// <summary>Writes the header to the first 8 bytes.</summary>
    public void Write(Span<byte> destination) => BinaryPrimitives.WriteUInt64LittleEndian(destination, Bits);

    /// <summary>Reads the header; false when there are fewer than 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> source, out MessageHeader header)
    {
        var isThere = BinaryPrimitives.TryReadUInt64LittleEndian(source, out var bits);
        header = FromBits(bits);
        return isThere;
    }

    /// <summary>
    /// Checks what every reader checks. Messages of the reader's own version are known by one comparison of 64 bits; only others are looked
    /// at part by part.
    /// </summary>
    /// <param name="source">The message.</param>
    /// <param name="own">The <see cref="Bits"/> of the header that the reader's own version writes.</param>
    /// <param name="minBlockLength">Bytes of the root block that every version has.</param>
    /// <param name="subject">The message's name.</param>
    /// <param name="header">The header that was read.</param>
    /// <param name="error">What is wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(
        ReadOnlySpan<byte> source, ulong own, ushort minBlockLength, string subject, out MessageHeader header, out TelemetryError error)
    {
        if (source.Length >= Size + unchecked((ushort)own) && BinaryPrimitives.ReadUInt64LittleEndian(source) == own)
        {
            header = FromBits(own);
            error = default;
            return true;
        }

        // By way of a local, so that the caller's header can stay in registers.
        var isRight = TryRead(source, FromBits(own) with { BlockLength = minBlockLength }, subject, out var other, out error);
        header = other;
        return isRight;
    }

    /// <summary>True for the header <paramref name="own"/>, its block, and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsExactly(ReadOnlySpan<byte> source, ulong own) =>
        source.Length == Size + unchecked((ushort)own) && BinaryPrimitives.ReadUInt64LittleEndian(source) == own;

    /// <summary>
    /// Checks what every reader checks: the schema, the message, the version, and that the root block is there and long enough.
    /// </summary>
    /// <param name="source">The message.</param>
    /// <param name="expected">The header of the reader's own version, with the block that every version has.</param>
    /// <param name="subject">The message's name.</param>
    /// <param name="header">The header that was read.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source, MessageHeader expected, string subject, out MessageHeader header, out TelemetryError error)
    {
        error = default;
        if (!TryRead(source, out header))
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, Size);
        }
        else if (header.SchemaId != expected.SchemaId)
        {
            error = TelemetryError.Create(
                TelemetryErrorCode.SchemaMismatch, subject, header.SchemaId, expected.SchemaId, expected.SchemaId);
        }
        else if (header.TemplateId != expected.TemplateId)
        {
            error = TelemetryError.Create(
                TelemetryErrorCode.TemplateMismatch, subject, header.TemplateId, expected.TemplateId, expected.TemplateId);
        }
        else if (header.Version == 0)
        {
            error = TelemetryError.Create(TelemetryErrorCode.VersionOutOfRange, subject, 0, 1, ushort.MaxValue);
        }
        else if (header.BlockLength < expected.BlockLength)
        {
            error = TelemetryError.Create(
                TelemetryErrorCode.BlockTooShort, subject, header.BlockLength, expected.BlockLength, ushort.MaxValue);
        }
        else if (source.Length < Size + header.BlockLength)
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, Size + header.BlockLength);
        }

        return error.Code == TelemetryErrorCode.None;
    }

    /// <summary>
    /// Checks that a message ends where its reader stopped. A newer sender may go on: it knows variable data that the reader does not.
    /// </summary>
    /// <param name="source">The message, header included.</param>
    /// <param name="bytesRead">Where the reader stopped.</param>
    /// <param name="version">The newest schema version that the reader knows.</param>
    /// <param name="subject">The message's name.</param>
    /// <param name="error">What is wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEnd(ReadOnlySpan<byte> source, int bytesRead, int version, string subject, out TelemetryError error)
    {
        if (bytesRead == source.Length)
        {
            error = default;
            return true;
        }

        return MayGoOn(source, bytesRead, version, subject, out error);
    }

    private static bool MayGoOn(ReadOnlySpan<byte> source, int bytesRead, int version, string subject, out TelemetryError error)
    {
        if (TryRead(source, out var header) && header.Version > version)
        {
            error = default;
            return true;
        }

        error = TelemetryError.Create(TelemetryErrorCode.TrailingBytes, subject, source.Length, bytesRead, bytesRead);
        return false;
    }
}
