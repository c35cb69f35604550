namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>The stored sections of an event, parted: the sender's own annotations, to which others are added, and the rest.</summary>
internal readonly ref struct OwnAnnotations
{
    public OwnAnnotations(ReadOnlySpan<byte> sections)
    {
        Rest = sections;
        if (!sections.IsEmpty && MessageSection.TryRead(sections, 0, out var first) && first.Code == SectionCode.MessageAnnotations)
        {
            var map = new EncodedMap(sections[first.ValueStart..first.End]);
            Pairs = map.Items;
            Count = map.Count / 2;
            Rest = sections[first.End..];
        }
    }

    /// <summary>Names and values, encoded.</summary>
    public ReadOnlySpan<byte> Pairs { get; }

    /// <summary>How many pairs.</summary>
    public int Count { get; }

    /// <summary>The sections behind the annotations.</summary>
    public ReadOnlySpan<byte> Rest { get; }
}
