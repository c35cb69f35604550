using System.Buffers.Binary;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>Random bytes from a fixed seed.</summary>
internal static class RandomMessages
{
    private static readonly int[] Versions = [0, 1, 2, 3, 3, 3, 3, 4, ushort.MaxValue];

    /// <summary>Bytes without any form.</summary>
    public static IEnumerable<byte[]> Formless(RecordCodec codec, int count)
    {
        var random = new Random(codec.Message.Id);
        for (var i = 0; i < count; i++)
        {
            var bytes = new byte[random.Next(codec.Layout.MaxPayloadBytes + 8)];
            random.NextBytes(bytes);
            yield return bytes;
        }
    }

    /// <summary>
    /// A header of the message, of any version, a block that mostly has the length it says, groups and texts that mostly fit; some are cut.
    /// </summary>
    public static IEnumerable<byte[]> AfterHeader(RecordCodec codec, int count)
    {
        var random = new Random(1000 + codec.Message.Id);
        var layout = codec.Layout;
        for (var i = 0; i < count; i++)
        {
            var bytes = new List<byte>(layout.MaxPayloadBytes + 32);
            var version = Versions[random.Next(Versions.Length)];
            int[] lengths = [layout.BaseBlockLength, layout.GetBlockLength(version), layout.BlockLength,
                layout.BlockLength + random.Next(5), random.Next(layout.BlockLength + 2)];
            var block = lengths[random.Next(lengths.Length)];
            Header(bytes, block, codec.Message.Id, version);
            Block(bytes, block, random);
            foreach (var group in layout.Groups.Where(g => version >= g.Since))
            {
                Group(bytes, group, version, random);
            }

            foreach (var data in layout.Data.Where(d => version >= d.Since))
            {
                Data(bytes, data, random);
            }

            bytes.AddRange(Garbage(random, random.Next(8) == 0 ? random.Next(4) : 0));
            var length = random.Next(8) == 0 ? random.Next(bytes.Count + 1) : bytes.Count;
            yield return [.. bytes.Take(length)];
        }
    }

    private static void Header(List<byte> bytes, int block, int template, int version)
    {
        var header = new byte[MessageHeader.Size];
        new MessageHeader((ushort)block, (ushort)template, (ushort)ContractSchema.Spec.Id, (ushort)version).Write(header);
        bytes.AddRange(header);
    }

    // Small numbers as well: a random int64 is hardly ever a timestamp, and never 0.
    private static void Block(List<byte> bytes, int length, Random random)
    {
        var isSmall = random.Next(2) == 0;
        var block = Garbage(random, length);
        for (var i = 0; i < length; i++)
        {
            bytes.Add(isSmall && i % 4 != 0 ? (byte)0 : block[i]);
        }
    }

    private static void Group(List<byte> bytes, GroupSlot group, int version, Random random)
    {
        int[] lengths = [group.EntryLength, group.EntryLength, group.Entry.GetBlockLength(version), group.EntryLength + random.Next(4),
            random.Next(group.EntryLength + 2)];
        var length = lengths[random.Next(lengths.Length)];
        var count = random.Next(group.Field.MaxCount + (random.Next(4) == 0 ? 2 : 1));
        var dimension = new byte[GroupSlot.DimensionLength];
        BinaryPrimitives.WriteUInt16LittleEndian(dimension, (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(dimension.AsSpan(sizeof(ushort)), (ushort)count);
        bytes.AddRange(dimension);
        Block(bytes, length * count, random);
    }

    private static void Data(List<byte> bytes, DataSlot data, Random random)
    {
        var length = random.Next(4) == 0 ? random.Next(data.Field.MaxBytes + 2) : random.Next(5);
        var prefix = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(prefix, (ushort)length);
        bytes.AddRange(prefix.Take(data.LengthType.Size()));
        var isAscii = random.Next(4) != 0;
        bytes.AddRange(Garbage(random, length).Select(b => isAscii ? (byte)(b & 0x7F) : b));
    }

    private static byte[] Garbage(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
