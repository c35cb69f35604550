namespace TelemetryGen.Schema;

/// <summary>
/// Where everything lies in a batch of a message: header, block, the length of all rows, rows. A row is a message without its header.
/// </summary>
public sealed class BatchLayout
{
    /// <summary>The bit of a template id that makes it that of a batch of the message.</summary>
    public const int TemplateBit = 0x8000;

    /// <summary>The most rows of a batch: their number is a uint16, whose largest value is SBE's null.</summary>
    public const int MaxRows = ushort.MaxValue - 1;

    /// <summary>Bytes of the block that every batch has: count, encoding, flags, CRC-32C.</summary>
    public const int BaseBlockLength = 8;

    /// <summary>Bytes of the block with the block length of the rows.</summary>
    public const int BlockLengthWithRowBlock = 10;

    /// <summary>Bytes of the block with the version of a row's newest list or text as well.</summary>
    public const int BlockLengthWithRowVersion = 12;

    /// <summary>Bytes of the length of all rows: a uint32.</summary>
    public const int RowsLengthLength = 4;

    private BatchLayout(WireLayout layout) => Row = layout;

    /// <summary>The layout of the message that a row is.</summary>
    public WireLayout Row { get; }

    /// <summary>
    /// The version that brought the newest group or variable data; 1 when none came later. Older readers cannot tell where a row of a batch
    /// ends.
    /// </summary>
    public int RowVersion => SinceAfterBlock.DefaultIfEmpty(1).Max();

    /// <summary>The first version whose batches say their <see cref="RowVersion"/>; null when those of no version do.</summary>
    public int? RowVersionSince => SinceAfterBlock.Where(since => since > 1).Select(since => (int?)since).Min();

    /// <summary>Bytes of the block: whose rows got groups or variable data later says so.</summary>
    public int BlockLength => RowVersion > 1 ? BlockLengthWithRowVersion : BlockLengthWithRowBlock;

    /// <summary>Bytes of a batch before its rows.</summary>
    public int FixedLength => WireLayout.HeaderLength + BlockLength + RowsLengthLength;

    /// <summary>The shortest row, in bytes.</summary>
    public int MinRowBytes => Row.MinPayloadBytes - WireLayout.HeaderLength;

    /// <summary>The longest row, in bytes.</summary>
    public int MaxRowBytes => Row.MaxPayloadBytes - WireLayout.HeaderLength;

    // The versions that brought groups and variable data.
    private IEnumerable<int> SinceAfterBlock => Row.Groups.Select(g => g.Since).Concat(Row.Data.Select(d => d.Since));

    /// <summary>The layout of batches of a message.</summary>
    public static BatchLayout From(WireLayout layout) => new(layout);

    /// <inheritdoc cref="From(WireLayout)"/>
    public static BatchLayout From(MessageSpec message) => new(WireLayout.From(message));

    /// <summary>The longest batch of so many rows, in bytes.</summary>
    public long MaxBytes(int rows) => FixedLength + ((long)rows * MaxRowBytes);

    /// <summary>How many rows of a length fit a batch of so many bytes.</summary>
    public int RowsIn(int bytes, int rowBytes) =>
        bytes < FixedLength ? 0 : rowBytes == 0 ? MaxRows : Math.Min(MaxRows, (bytes - FixedLength) / rowBytes);
}
