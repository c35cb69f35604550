using System.Buffers.Binary;
using System.Text;

namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>Writes AMQP values into bytes that are long enough.</summary>
internal ref struct AmqpWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    public void Byte(byte value) => _bytes[Length++] = value;

    public void Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_bytes[Length..]);
        Length += value.Length;
    }

    /// <summary>The descriptor of a section.</summary>
    public void Section(byte code)
    {
        Byte(0x00);
        Byte(0x53);
        Byte(code);
    }

    /// <summary>The head of a map whose size is put in by <see cref="EndMap"/>.</summary>
    /// <returns>Where it is.</returns>
    public int BeginMap()
    {
        Byte(0xD1);
        var at = Length;
        Length += 2 * sizeof(uint);
        return at;
    }

    public readonly void EndMap(int at, int pairs)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes[at..], Length - at - sizeof(uint));
        BinaryPrimitives.WriteInt32BigEndian(_bytes[(at + sizeof(uint))..], pairs * 2);
    }

    public void Symbol(ReadOnlySpan<byte> ascii)
    {
        Byte(0xA3);
        Byte((byte)ascii.Length);
        Raw(ascii);
    }

    public void Long(long value)
    {
        Byte(0x81);
        BinaryPrimitives.WriteInt64BigEndian(_bytes[Length..], value);
        Length += sizeof(long);
    }

    /// <summary>Milliseconds since 1970.</summary>
    public void Timestamp(long value)
    {
        Byte(0x83);
        BinaryPrimitives.WriteInt64BigEndian(_bytes[Length..], value);
        Length += sizeof(long);
    }

    public void Text(string value)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(value);
        TextHead(0xA1, count);
        Length += System.Text.Encoding.UTF8.GetBytes(value, _bytes[Length..]);
    }

    /// <summary>Text of decimal digits.</summary>
    public void Digits(long value)
    {
        Byte(0xA1);
        value.TryFormat(_bytes[(Length + 1)..], out var count, default, System.Globalization.CultureInfo.InvariantCulture);
        Byte((byte)count);
        Length += count;
    }

    public void Binary(ReadOnlySpan<byte> value)
    {
        TextHead(0xA0, value.Length);
        Raw(value);
    }

    // Short and long forms differ by 0x10.
    private void TextHead(byte shortForm, int count)
    {
        if (count <= byte.MaxValue)
        {
            Byte(shortForm);
            Byte((byte)count);
            return;
        }

        Byte((byte)(shortForm + 0x10));
        BinaryPrimitives.WriteInt32BigEndian(_bytes[Length..], count);
        Length += sizeof(uint);
    }
}
