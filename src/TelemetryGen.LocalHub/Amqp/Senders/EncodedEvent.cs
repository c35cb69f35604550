using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>A message taken apart where it lies: its sections stay the bytes that were sent.</summary>
internal readonly record struct EncodedEvent
{
    /// <summary>Sections before the body, without header, delivery annotations and the annotations that are the service's.</summary>
    public ReadOnlyMemory<byte> Sections { get; private init; }

    /// <summary>Payload of the data sections, or the encoded sections of another body.</summary>
    public ReadOnlyMemory<byte> Body => IsRawBody ? BodySections : DataSections.Join(BodySections);

    /// <summary>The encoded sections of the body.</summary>
    public ReadOnlyMemory<byte> BodySections { get; private init; }

    public bool IsRawBody { get; private init; }

    public string? PartitionKey { get; private init; }

    /// <summary>Null when it is a message.</summary>
    public static string? TryRead(ReadOnlyMemory<byte> message, out EncodedEvent result)
    {
        result = default;
        var (sections, body) = (new SectionRange(), new SectionRange());
        var annotations = default(MessageSection?);
        var isRaw = false;
        byte last = 0;
        for (var at = 0; at < message.Length;)
        {
            if (!MessageSection.TryRead(message.Span, at, out var section))
            {
                return $"The message is not well formed at byte {at}";
            }

            if (section.Code < last || (section.Code == last && section.Code is not (SectionCode.Data or SectionCode.Sequence))
                || (IsBody(section.Code) && IsBody(last) && section.Code != last))
            {
                return $"A section of the message is twice or out of place at byte {at}";
            }

            (last, at) = (section.Code, section.End);
            switch (section.Code)
            {
                case SectionCode.MessageAnnotations:
                    annotations = section;
                    break;

                case SectionCode.Properties or SectionCode.ApplicationProperties:
                    sections.Add(section);
                    break;

                case SectionCode.Data or SectionCode.Sequence or SectionCode.Value:
                    body.Add(section);
                    isRaw = section.Code != SectionCode.Data;
                    break;
            }
        }

        if (body.IsEmpty)
        {
            return "The message has no body";
        }

        var rest = sections.Of(message);
        var key = default(string);
        if (annotations is { } found && SenderAnnotations.TryRead(message[found.Start..found.End], found, ref rest, out key) is { } wrong)
        {
            return wrong;
        }

        result = new EncodedEvent
        {
            Sections = rest,
            BodySections = body.Of(message),
            IsRawBody = isRaw,
            PartitionKey = key,
        };
        return null;
    }

    private static bool IsBody(byte code) => code is SectionCode.Data or SectionCode.Sequence or SectionCode.Value;

    /// <summary>Sections that follow each other.</summary>
    private struct SectionRange
    {
        private int _start;
        private int _end;

        public readonly bool IsEmpty => _end == 0;

        public void Add(MessageSection section)
        {
            if (IsEmpty)
            {
                _start = section.Start;
            }

            _end = section.End;
        }

        public readonly ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> message) => message[_start.._end];
    }
}
