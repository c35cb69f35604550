namespace TelemetryGen.Schema;

/// <summary>Puts messages of one record together as a batch: a row is a message without its header.</summary>
public sealed class BatchWriter
{
    private readonly BatchLayout _layout;
    private readonly List<byte[]> _messages = [];

    /// <summary>An empty batch.</summary>
    /// <param name="message">The record whose messages are added.</param>
    public BatchWriter(MessageSpec message)
    {
        _layout = BatchLayout.From(message);
        Length = _layout.FixedLength;
    }

    /// <summary>How many messages were added.</summary>
    public int Count => _messages.Count;

    /// <summary>Bytes of the batch.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a message if the batch then has no more than <paramref name="limit"/> bytes.</summary>
    /// <param name="message">As <see cref="MessageWriter"/> wrote it.</param>
    /// <param name="limit">The most bytes of the batch.</param>
    /// <exception cref="ArgumentException">It is a message of another record.</exception>
    public bool TryAdd(byte[] message, int limit)
    {
        if (WireBytes.ReadUInt16(message, 2) is var id && id != _layout.Row.Message.Id)
        {
            throw new ArgumentException(
                $"This is message {id}; the batch is of {_layout.Row.Message.Name}, message {_layout.Row.Message.Id}.", nameof(message));
        }

        var length = Length + message.Length - WireLayout.HeaderLength;
        if (Count == BatchLayout.MaxRows || length > limit)
        {
            return false;
        }

        _messages.Add(message);
        Length = length;
        return true;
    }

    /// <summary>The batch of what was added.</summary>
    /// <exception cref="InvalidOperationException">Nothing was.</exception>
    public byte[] ToBytes()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("The batch has no messages; readers refuse an empty one.");
        }

        var bytes = new byte[Length];
        var position = _layout.FixedLength;
        foreach (var message in _messages)
        {
            Array.Copy(message, WireLayout.HeaderLength, bytes, position, message.Length - WireLayout.HeaderLength);
            position += message.Length - WireLayout.HeaderLength;
        }

        WriteHead(bytes, _messages[0]);
        return bytes;
    }

    private void WriteHead(byte[] bytes, byte[] message)
    {
        var (block, rows) = (_layout.BlockLength, Length - _layout.FixedLength);

        // Schema and version are the messages'; encoding and flags are 0.
        Array.Copy(message, bytes, WireLayout.HeaderLength);
        WireBytes.WriteBits(bytes, 0, sizeof(ushort), (ulong)block);
        WireBytes.WriteBits(bytes, 2, sizeof(ushort), (ulong)(_layout.Row.Message.Id | BatchLayout.TemplateBit));
        WireBytes.WriteBits(bytes, WireLayout.HeaderLength, sizeof(ushort), (ulong)Count);
        WireBytes.WriteBits(bytes, WireLayout.HeaderLength + 4, sizeof(uint), Crc32C.Compute(bytes, _layout.FixedLength, rows));
        WireBytes.WriteBits(bytes, WireLayout.HeaderLength + BatchLayout.BaseBlockLength, sizeof(ushort), (ulong)_layout.Row.BlockLength);
        if (block == BatchLayout.BlockLengthWithRowVersion)
        {
            WireBytes.WriteBits(
                bytes, WireLayout.HeaderLength + BatchLayout.BlockLengthWithRowBlock, sizeof(ushort), (ulong)_layout.RowVersion);
        }

        WireBytes.WriteBits(bytes, _layout.FixedLength - BatchLayout.RowsLengthLength, BatchLayout.RowsLengthLength, (ulong)rows);
    }
}
