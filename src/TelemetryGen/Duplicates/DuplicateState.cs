using System.Buffers;
using System.Buffers.Binary;

namespace TelemetryGen;

/// <summary>
/// What a filter knows, as bytes: "TGD1", the words of a ring, the number of streams, the streams from that which was heard of longest ago,
/// and a CRC-32C of all that. A stream: the template id (2 bytes), flags (1), characters of the publisher's name (1), the name in UTF-16,
/// its window's highest number and that of a restart (8 each), its ring. All numbers are little-endian.
/// </summary>
internal static class DuplicateState
{
    private const uint Mark = 0x3144_4754;
    private const int HeadSize = 12;
    private const int StreamHeadSize = 4;
    private const int CheckSize = 4;

    public static void Save(StreamTable streams, IBufferWriter<byte> destination)
    {
        var head = (stackalloc byte[HeadSize]);
        BinaryPrimitives.WriteUInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], streams.Words);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], streams.Count);
        destination.Write(head);
        var checksum = Crc32C.Compute(head);
        foreach (var index in streams.FromOldest())
        {
            var (publisher, template) = streams.Name(index);
            var size = StreamHeadSize + (publisher.Length * sizeof(char)) + SequenceWindow.StateSize(streams.Words);
            var stream = destination.GetSpan(size)[..size];
            BinaryPrimitives.WriteUInt16LittleEndian(stream, (ushort)template);
            stream[3] = (byte)publisher.Length;
            var rest = stream[StreamHeadSize..];
            foreach (var letter in publisher)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(rest, letter);
                rest = rest[sizeof(char)..];
            }

            stream[2] = streams.Window(index).Save(streams.Ring(index), rest);
            checksum = Crc32C.Append(checksum, stream);
            destination.Advance(size);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(destination.GetSpan(CheckSize), checksum);
        destination.Advance(CheckSize);
    }

    /// <summary>Checks all bytes, and then takes the streams over. After false nothing was taken.</summary>
    public static bool TryRestore(ReadOnlySpan<byte> source, StreamTable streams)
    {
        if (!IsWhole(source))
        {
            return false;
        }

        var words = BinaryPrimitives.ReadInt32LittleEndian(source[4..]);
        var rest = source[HeadSize..^CheckSize];
        var name = (stackalloc char[DuplicateFilter.MaxPublisherLength]);
        while (!rest.IsEmpty)
        {
            var template = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            var (flags, letters) = (rest[2], rest[3]);
            rest = rest[StreamHeadSize..];
            for (var i = 0; i < letters; i++)
            {
                name[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(rest[(i * sizeof(char))..]);
            }

            var index = streams.Take(name[..letters], null, template);
            rest = rest[(letters * sizeof(char))..];
            streams.Window(index).Restore(streams.Ring(index), flags, rest[..SequenceWindow.StateSize(words)]);
            rest = rest[SequenceWindow.StateSize(words)..];
        }

        return true;
    }

    private static bool IsWhole(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeadSize + CheckSize
            || BinaryPrimitives.ReadUInt32LittleEndian(source) != Mark
            || BinaryPrimitives.ReadUInt32LittleEndian(source[^CheckSize..]) != Crc32C.Compute(source[..^CheckSize]))
        {
            return false;
        }

        var words = BinaryPrimitives.ReadInt32LittleEndian(source[4..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(source[8..]);
        if (words < 2 || words > DuplicateFilter.MaxWords || !int.IsPow2(words))
        {
            return false;
        }

        var rest = source[HeadSize..^CheckSize];
        for (; count > 0; count--)
        {
            var size = rest.Length < StreamHeadSize || rest[3] > DuplicateFilter.MaxPublisherLength
                ? int.MaxValue
                : StreamHeadSize + (rest[3] * sizeof(char)) + SequenceWindow.StateSize(words);
            if (size > rest.Length)
            {
                return false;
            }

            rest = rest[size..];
        }

        return rest.IsEmpty;
    }
}
