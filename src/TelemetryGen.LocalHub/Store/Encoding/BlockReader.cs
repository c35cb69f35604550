using System.Buffers.Binary;

namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Reads the events of a block one by one; bodies and sections are parts of the block's bytes, not copies.</summary>
internal sealed class BlockReader
{
    private readonly byte[] _bytes;
    private readonly List<EventHead> _heads = [EventHead.Empty];
    private int _at = sizeof(uint);
    private ulong _left;
    private long _nextSequence;
    private long _nextPosition;
    private long _enqueuedMs;

    /// <param name="bytes">A whole block.</param>
    /// <param name="verify">Compare the checksum of the block first; without, the events' own are left to look at.</param>
    /// <exception cref="StoreDamagedException">It is not what was written.</exception>
    public BlockReader(byte[] bytes, bool verify = true)
    {
        _bytes = bytes;
        if (bytes.Length < sizeof(uint) || (verify && !IsWhole(bytes)))
        {
            throw new StoreDamagedException("the checksum of a block is wrong");
        }

        (_nextSequence, _nextPosition, _enqueuedMs) = (Signed(), Signed(), Signed());
        FirstSequence = _nextSequence;
    }

    public long FirstSequence { get; }

    /// <summary>The checksum of the block is right.</summary>
    public static bool IsWhole(byte[] bytes) =>
        bytes.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Crc32C.Compute(bytes.AsSpan(sizeof(uint)));

    /// <summary>The next event; false at the end.</summary>
    /// <exception cref="StoreDamagedException">What follows is not an event.</exception>
    public bool TryRead(out BlockEvent item)
    {
        item = default;
        while (_left == 0)
        {
            if (_at == _bytes.Length)
            {
                return false;
            }

            _nextPosition += Signed();
            _enqueuedMs += Varint.UnZigZag(Number());
            _left = Number();
        }

        var head = Head();
        var length = Length();
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)).Span);
        item = new BlockEvent(_nextSequence++, _nextPosition++, _enqueuedMs, head, Take(length), checksum);
        _left--;
        return true;
    }

    private EventHead Head()
    {
        var number = Number();
        if (number > (ulong)_heads.Count)
        {
            throw new StoreDamagedException("an event names a head that is not there");
        }

        if (number == HeadTable.New)
        {
            _heads.Add(EventHead.Parse(Take(Length())));
            return _heads[^1];
        }

        return _heads[(int)number - 1];
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length > _bytes.Length - _at)
        {
            throw CutOff();
        }

        var taken = _bytes.AsMemory(_at, length);
        _at += length;
        return taken;
    }

    private int Length() => Number() is var length && length <= (ulong)_bytes.Length ? (int)length : throw CutOff();

    private long Signed() => Number() is var number && number <= long.MaxValue ? (long)number : throw CutOff();

    private ulong Number() => Varint.TryRead(_bytes, ref _at, out var value) ? value : throw CutOff();

    private static StoreDamagedException CutOff() => new("a block is cut off");
}
