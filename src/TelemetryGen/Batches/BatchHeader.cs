using System.Buffers.Binary;

namespace TelemetryGen;

/// <summary>
/// What stands before the rows of a batch (docs/wire-format.md, "Batches"): an SBE message of its own, whose template id is the record's
/// and 0x8000. Behind the header count, encoding, flags, CRC-32C, the block length of a row, where it says so the version of a row's newest
/// list or text, and the length of all rows.
/// </summary>
/// <param name="Version">The schema version of the sender.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Encoding">How the rows are written: 0, one after the other.</param>
/// <param name="Flags">0; others are not known.</param>
/// <param name="Crc">CRC-32C of the rows.</param>
/// <param name="RowBlockLength">Bytes of a row's block; null in a batch that does not say it.</param>
/// <param name="RowVersion">The schema version that brought a row's newest list or text; 1 in a batch that does not say it.</param>
public readonly record struct BatchHeader(
    ushort Version, ushort Count, byte Encoding, byte Flags, uint Crc, ushort? RowBlockLength, ushort RowVersion)
{
    /// <summary>The bit of a template id that makes it that of a batch.</summary>
    public const ushort TemplateBit = 0x8000;

    /// <summary>The most rows of a batch: their number is a uint16, whose largest value is SBE's null.</summary>
    public const int MaxRows = ushort.MaxValue - 1;

    /// <summary>Rows one after the other, the one encoding that there is.</summary>
    public const byte Rows = 0;

    internal const int MinBlockLength = 8;
    private const int BlockLengthWithRowBlock = 10;
    private const int BlockLengthWithRowVersion = 12;

    /// <summary>Bytes before the rows of a batch.</summary>
    /// <param name="rowVersion">The schema version of a row's newest list or text.</param>
    public static int SizeFor(int rowVersion) => MessageHeader.Size + BlockLengthFor(rowVersion) + sizeof(uint);

    /// <summary>The header of what is there says that it is a batch. Of less than a header nothing is said.</summary>
    /// <param name="source">A message or a batch.</param>
    public static bool IsBatch(ReadOnlySpan<byte> source) =>
        MessageHeader.TryRead(source, out var header) && header.TemplateId >= TemplateBit;

    /// <summary>Finds the parts of a batch whose message header was checked, and its rows.</summary>
    /// <param name="source">The batch, with its whole block and the length after it.</param>
    /// <param name="header">Its message header.</param>
    /// <param name="length">Bytes of the rows, as the batch says.</param>
    internal static BatchHeader Read(ReadOnlySpan<byte> source, MessageHeader header, out uint length)
    {
        var block = source.Slice(MessageHeader.Size, header.BlockLength);
        length = BinaryPrimitives.ReadUInt32LittleEndian(source[(MessageHeader.Size + header.BlockLength)..]);
        return new(
            header.Version,
            BinaryPrimitives.ReadUInt16LittleEndian(block),
            block[2],
            block[3],
            BinaryPrimitives.ReadUInt32LittleEndian(block[4..]),
            block.Length >= BlockLengthWithRowBlock ? BinaryPrimitives.ReadUInt16LittleEndian(block[MinBlockLength..]) : null,
            block.Length >= BlockLengthWithRowVersion
                ? BinaryPrimitives.ReadUInt16LittleEndian(block[BlockLengthWithRowBlock..])
                : (ushort)1);
    }

    /// <summary>Writes all that stands before the rows.</summary>
    /// <param name="destination"><see cref="SizeFor"/> bytes or more.</param>
    /// <param name="row">The header that a row would have as a message.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="rowVersion">The schema version of a row's newest list or text.</param>
    /// <param name="rows">The rows.</param>
    internal static void Write(Span<byte> destination, MessageHeader row, int count, ushort rowVersion, ReadOnlySpan<byte> rows)
    {
        var blockLength = BlockLengthFor(rowVersion);
        new MessageHeader((ushort)blockLength, (ushort)(row.TemplateId | TemplateBit), row.SchemaId, row.Version).Write(destination);
        var block = destination.Slice(MessageHeader.Size, blockLength);
        BinaryPrimitives.WriteUInt16LittleEndian(block, (ushort)count);
        block[2] = Rows;
        block[3] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], Crc32C.Compute(rows));
        BinaryPrimitives.WriteUInt16LittleEndian(block[MinBlockLength..], row.BlockLength);
        if (blockLength == BlockLengthWithRowVersion)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(block[BlockLengthWithRowBlock..], rowVersion);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(destination[(MessageHeader.Size + blockLength)..], (uint)rows.Length);
    }

    // Only rows that got lists or texts later have to say so.
    private static int BlockLengthFor(int rowVersion) => rowVersion > 1 ? BlockLengthWithRowVersion : BlockLengthWithRowBlock;
}
