using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>Data sections that follow each other, read where they lie.</summary>
/// <param name="bytes">Whole sections.</param>
internal struct DataSections(ReadOnlyMemory<byte> bytes)
{
    // The constructor of binary with a length of one byte; the other has four.
    private const byte ShortBinary = 0xA0;

    private int _at;

    /// <summary>The payload of the next one; false after the last.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (!MessageSection.TryRead(bytes.Span, _at, out var section))
        {
            return false;
        }

        var head = bytes.Span[section.ValueStart] == ShortBinary ? 2 : 5;
        payload = bytes[(section.ValueStart + head)..section.End];
        _at = section.End;
        return true;
    }

    /// <summary>All payloads as one.</summary>
    public static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> bytes)
    {
        var sections = new DataSections(bytes);
        if (sections.TryRead(out var payload) && sections._at == bytes.Length)
        {
            return payload;
        }

        var all = new ByteWriter(bytes.Length);
        do
        {
            all.Bytes(payload.Span);
        }
        while (sections.TryRead(out payload));
        return all.Memory;
    }
}
