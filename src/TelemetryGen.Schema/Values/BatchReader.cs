namespace TelemetryGen.Schema;

/// <summary>Reads batches by the schema alone: the same rules as those of the generated codecs, in the same order.</summary>
internal sealed class BatchReader(SchemaSpec schema, IReadOnlyDictionary<int, WireLayout> layouts)
{
    private readonly record struct Head(
        WireLayout Layout, int Version, int Count, uint Crc, int? RowBlock, int RowVersion, int FirstRow, int Length)
    {
        public string Name => Layout.Message.Name;
    }

    /// <summary>The template id in the header is that of a batch.</summary>
    public static bool IsBatch(MessageSource source) =>
        source.Length >= WireLayout.HeaderLength && (source.UInt16(2) & BatchLayout.TemplateBit) != 0;

    /// <summary>Reads the batch at the start of the source, whose header is of this schema.</summary>
    /// <param name="source">From its header on; others may follow.</param>
    /// <param name="readRow">Reads one row: what it is given starts 8 bytes before it, where a message has its header.</param>
    /// <param name="length">Bytes of the batch.</param>
    public IReadOnlyList<MessageValues> Read(
        MessageSource source, Func<MessageSource, WireLayout, int, int, MessageValues> readRow, out int length)
    {
        var head = ReadHead(source);
        var block = RowBlock(head);
        var rows = new List<MessageValues>();
        var position = head.FirstRow;
        length = head.FirstRow + head.Length;

        // What is after the batch is none of its rows.
        var bytes = source.Bytes.Length == source.Start + length ? source.Bytes : [.. source.Bytes.Take(source.Start + length)];

        // Rows without bytes are all alike: one is read, and stands for all.
        var count = head.Length == 0 ? 1 : head.Count;
        while (rows.Count < count)
        {
            var start = position - WireLayout.HeaderLength;
            try
            {
                var row = new MessageSource(bytes, source.Start + start);
                row.Require(WireLayout.HeaderLength + block, WireLayout.HeaderLength, FieldPath.From(head.Layout.Message));
                var values = readRow(row, head.Layout, head.Version, block);
                rows.Add(values);
                position = start + values.Length;
            }
            catch (MessageFormatException error)
            {
                throw new MessageFormatException($"Row {rows.Count}: {error.Message}", error.MessageName, error.FieldName, error.Value,
                    error.Limit, start + error.Position)
                {
                    Kind = error.Kind,
                };
            }
        }

        return position == length
            ? head.Length == 0 ? [.. Enumerable.Repeat(rows[0], head.Count)] : rows
            : throw new MessageFormatException(
                $"A batch of {head.Name} ends after {head.Count} rows and {position} bytes; it has {length}.", head.Name, null, length,
                position, position);
    }

    private Head ReadHead(MessageSource source)
    {
        var (block, version) = (source.UInt16(0), source.UInt16(6));
        var layout = TemplateOf.Find(schema, layouts, source.UInt16(2) ^ BatchLayout.TemplateBit, ", of which this would be a batch");

        var name = layout.Message.Name;
        if (version == 0)
        {
            throw new MessageFormatException($"A batch of {name} has schema version 0; versions start at 1.", name, null, 0, 1, 6);
        }

        if (block < BatchLayout.BaseBlockLength)
        {
            throw new MessageFormatException(
                $"A batch of {name} has a block of {block} bytes; every batch has {BatchLayout.BaseBlockLength} or more.", name, null,
                block, BatchLayout.BaseBlockLength, 0);
        }

        var (at, first) = (WireLayout.HeaderLength, WireLayout.HeaderLength + block + BatchLayout.RowsLengthLength);
        source.Require(first, at, FieldPath.From(layout.Message));
        var (encoding, flags) = (source.Bytes[source.Start + at + 2], source.Bytes[source.Start + at + 3]);
        if (encoding != 0)
        {
            throw new MessageFormatException(
                $"A batch of {name} has encoding {encoding}; 0, rows, is known.", name, null, encoding, 0, at + 2);
        }

        if (flags != 0)
        {
            throw new MessageFormatException($"A batch of {name} has flags {flags}; none are known.", name, null, flags, 0, at + 3);
        }

        var length = (long)WireBytes.ReadBits(
            source.Bytes, source.Start + first - BatchLayout.RowsLengthLength, BatchLayout.RowsLengthLength);
        source.Require(first + length, first - BatchLayout.RowsLengthLength, FieldPath.From(layout.Message));
        return Checked(source, new(
            layout,
            version,
            source.UInt16(at),
            (uint)WireBytes.ReadBits(source.Bytes, source.Start + at + 4, sizeof(uint)),
            block >= BatchLayout.BlockLengthWithRowBlock ? source.UInt16(at + BatchLayout.BaseBlockLength) : null,
            block >= BatchLayout.BlockLengthWithRowVersion ? source.UInt16(at + BatchLayout.BlockLengthWithRowBlock) : 1,
            first,
            (int)length));
    }

    private static Head Checked(MessageSource source, Head head)
    {
        // A row takes a byte at least, or none of them takes any: then the count is all that the batch says, and what bounds it is its
        // type.
        var most = head.Length == 0 ? BatchLayout.MaxRows : Math.Min(BatchLayout.MaxRows, head.Length);
        if (head.Count == 0 || head.Count > most)
        {
            throw new MessageFormatException($"A batch of {head.Name} has {head.Count} rows; it must have 1 to {most}.", head.Name, null,
                head.Count, most, WireLayout.HeaderLength);
        }

        var crc = Crc32C.Compute(source.Bytes, source.Start + head.FirstRow, head.Length);
        return crc == head.Crc
            ? head
            : throw new MessageFormatException($"A batch of {head.Name} has the checksum {head.Crc}; that of its rows is {crc}.", head.Name,
                null, head.Crc, crc, WireLayout.HeaderLength + 4);
    }

    private int RowBlock(Head head)
    {
        if (head.RowVersion == 0 || head.RowVersion > head.Version)
        {
            throw new MessageFormatException(
                $"A batch of {head.Name} has the row version {head.RowVersion}; it must be 1 to {head.Version}.",
                head.Name, null, head.RowVersion, head.Version, WireLayout.HeaderLength + BatchLayout.BlockLengthWithRowBlock);
        }

        if (head.Version > schema.Version && (head.RowBlock is null || head.RowVersion > schema.Version))
        {
            throw new MessageFormatException(
                $"A batch of {head.Name} is of schema version {head.Version}; a reader of version {schema.Version} cannot tell where its "
                    + "rows end.",
                head.Name, null, head.Version, schema.Version, 6);
        }

        var block = head.RowBlock ?? head.Layout.GetBlockLength(head.Version);
        return block >= head.Layout.BaseBlockLength
            ? block
            : throw new MessageFormatException(
                $"The rows of {head.Name} have a block of {block} bytes; every version has {head.Layout.BaseBlockLength} or more.",
                head.Name, null, block, head.Layout.BaseBlockLength, WireLayout.HeaderLength + BatchLayout.BaseBlockLength);
    }
}
