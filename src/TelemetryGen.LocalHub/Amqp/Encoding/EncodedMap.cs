using System.Buffers.Binary;

namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>The pairs of a map that was checked, read one after the other where they lie.</summary>
internal ref struct EncodedMap
{
    private readonly ReadOnlySpan<byte> _items;
    private int _at;

    /// <param name="map">From its constructor on.</param>
    public EncodedMap(ReadOnlySpan<byte> map)
    {
        var isShort = map[0] == 0xC1;
        Count = isShort ? map[2] : BinaryPrimitives.ReadInt32BigEndian(map[5..]);
        _items = map[(isShort ? 3 : 9)..];
    }

    /// <summary>Keys and values.</summary>
    public int Count { get; }

    /// <summary>All pairs as they lie.</summary>
    public readonly ReadOnlySpan<byte> Items => _items;

    /// <summary>The next pair.</summary>
    /// <param name="key">The bytes of the key, when it is a symbol or text; else empty.</param>
    /// <param name="value">The value with its constructor.</param>
    /// <param name="pair">Both as they lie.</param>
    public bool Next(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, out ReadOnlySpan<byte> pair)
    {
        var start = _at;
        var found = EncodedValue.TryTake(_items, ref _at, out key) & EncodedValue.TryTake(_items, ref _at, out value);
        pair = found ? _items[start.._at] : default;
        key = EncodedText.Content(key);
        return found;
    }
}
