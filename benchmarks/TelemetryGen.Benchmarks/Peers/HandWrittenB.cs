using System.Buffers.Binary;
using System.Text;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>Record B as a careful person writes it by hand: a class with an array and a string, which a reader allocates.</summary>
internal sealed class HandWrittenB
{
    public const int Size = 74;

    private const ulong Header = 66 | (5UL << 16) | (900UL << 32) | (1UL << 48);

    public uint DeviceId { get; init; }

    public uint Sequence { get; init; }

    public long At { get; init; }

    public ushort Rate { get; init; }

    public required short[] Samples { get; init; }

    public required string Name { get; init; }

    public bool TryWrite(Span<byte> destination)
    {
        if (destination.Length < Size || Samples.Length != 16 || Encoding.UTF8.GetByteCount(Name) > 16)
        {
            return false;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(destination, Header);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], DeviceId);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], At);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[24..], Rate);
        for (var i = 0; i < Samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(destination[(26 + (2 * i))..], Samples[i]);
        }

        var length = Encoding.UTF8.GetBytes(Name, destination.Slice(58, 16));
        destination[(58 + length)..Size].Clear();
        return true;
    }

    public static HandWrittenB? Read(ReadOnlySpan<byte> source)
    {
        if (source.Length != Size || BinaryPrimitives.ReadUInt64LittleEndian(source) != Header)
        {
            return null;
        }

        var samples = new short[16];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(source[(26 + (2 * i))..]);
        }

        return new()
        {
            DeviceId = BinaryPrimitives.ReadUInt32LittleEndian(source[8..]),
            Sequence = BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            At = BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            Rate = BinaryPrimitives.ReadUInt16LittleEndian(source[24..]),
            Samples = samples,
            Name = Encoding.UTF8.GetString(source[58..Size].TrimEnd((byte)0)),
        };
    }
}
