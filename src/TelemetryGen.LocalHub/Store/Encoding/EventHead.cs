using System.Text;

namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// All of an event but its body. Events of one device mostly have the same, so a block holds each once:
/// a byte of <see cref="Parts"/>, publisher and partition key as length and UTF-8, then the AMQP sections.
/// </summary>
internal sealed class EventHead
{
    /// <summary>No publisher, no key, no sections; a body that is one data section.</summary>
    public static readonly EventHead Empty = new(new byte[] { 0 }, null, null, default, false);

    // All checksums of its events begin with it.
    private readonly uint _checksum;

    private EventHead(ReadOnlyMemory<byte> bytes, string? publisher, string? partitionKey, ReadOnlyMemory<byte> sections, bool isRawBody)
    {
        _checksum = Crc32C.Compute(bytes.Span);
        Bytes = bytes;
        Publisher = publisher;
        PartitionKey = partitionKey;
        Sections = sections;
        IsRawBody = isRawBody;
    }

    [Flags]
    private enum Parts : byte
    {
        None = 0,
        Publisher = 1,
        PartitionKey = 2,
        KeyIsPublisher = 4,
        RawBody = 8,
        All = 15,
    }

    /// <summary>As stored.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public string? Publisher { get; }

    public string? PartitionKey { get; }

    /// <summary>The encoded AMQP sections before the body, as they were sent.</summary>
    public ReadOnlyMemory<byte> Sections { get; }

    /// <summary>The body is stored as encoded AMQP sections, since it was not a data section.</summary>
    public bool IsRawBody { get; }

    public static EventHead Create(string? publisher, string? partitionKey, ReadOnlyMemory<byte> sections, bool isRawBody)
    {
        var same = publisher is not null && publisher == partitionKey;
        var parts = (publisher is null ? Parts.None : Parts.Publisher)
            | (same ? Parts.KeyIsPublisher : partitionKey is null ? Parts.None : Parts.PartitionKey)
            | (isRawBody ? Parts.RawBody : Parts.None);
        if (parts == Parts.None && sections.IsEmpty)
        {
            return Empty;
        }

        var bytes = new byte[1 + Length(publisher) + (same ? 0 : Length(partitionKey)) + sections.Length];
        bytes[0] = (byte)parts;
        var at = 1 + Write(publisher, bytes.AsSpan(1));
        at += same ? 0 : Write(partitionKey, bytes.AsSpan(at));
        sections.Span.CopyTo(bytes.AsSpan(at));
        return new EventHead(bytes, publisher, partitionKey, bytes.AsMemory(at), isRawBody);
    }

    /// <summary>Whether it is what <see cref="Create"/> would make of this event.</summary>
    public bool IsOf(in NewEvent item) =>
        Publisher == item.Publisher && PartitionKey == item.PartitionKey && IsRawBody == item.IsRawBody
        && Sections.Span.SequenceEqual(item.Sections.Span);

    /// <summary>The checksum of an event: of its head and its body.</summary>
    public uint Checksum(ReadOnlySpan<byte> body) => Crc32C.Append(_checksum, body);

    /// <exception cref="StoreDamagedException">The bytes are not a head.</exception>
    public static EventHead Parse(ReadOnlyMemory<byte> bytes)
    {
        var parts = bytes.IsEmpty ? throw new StoreDamagedException("an event has no head") : (Parts)bytes.Span[0];
        if ((parts & ~Parts.All) != 0)
        {
            throw new StoreDamagedException($"the head of an event has unknown parts ({(byte)parts})");
        }

        var at = 1;
        var publisher = parts.HasFlag(Parts.Publisher) ? Text(bytes.Span, ref at) : null;
        var key = parts.HasFlag(Parts.KeyIsPublisher) ? publisher : parts.HasFlag(Parts.PartitionKey) ? Text(bytes.Span, ref at) : null;
        return new EventHead(bytes, publisher, key, bytes[at..], parts.HasFlag(Parts.RawBody));
    }

    private static int Length(string? text) =>
        text is null ? 0 : System.Text.Encoding.UTF8.GetByteCount(text) is var bytes ? Varint.Length((ulong)bytes) + bytes : 0;

    private static int Write(string? text, Span<byte> target)
    {
        if (text is null)
        {
            return 0;
        }

        var prefix = Varint.Write(target, (ulong)System.Text.Encoding.UTF8.GetByteCount(text));
        return prefix + System.Text.Encoding.UTF8.GetBytes(text, target[prefix..]);
    }

    private static string Text(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (!Varint.TryRead(bytes, ref at, out var length) || length > (ulong)(bytes.Length - at))
        {
            throw new StoreDamagedException("a text in the head of an event is cut off");
        }

        var text = System.Text.Encoding.UTF8.GetString(bytes.Slice(at, (int)length));
        at += (int)length;
        return text;
    }
}
