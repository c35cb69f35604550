using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>A message taken apart where it lies: its sections stay the bytes that were sent.</summary>
internal readonly record struct EncodedEvent
{
    /// <summary>Sections before the body, without header, delivery annotations and the annotations that are the service's.</summary>
    public ReadOnlyMemory<byte> Sections { get; private init; }

    /// <summary>Payload of the data sections, or the encoded sections of another body.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    public bool IsRawBody { get; private init; }

    public string? PartitionKey { get; private init; }

    /// <summary>Payloads of the data sections one by one, of which a batch has one for each event.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Data { get; private init; }

    /// <summary>Null when it is a message.</summary>
    public static string? TryRead(ReadOnlyMemory<byte> message, out EncodedEvent result)
    {
        result = default;
        var (sections, body) = (new SectionRange(), new SectionRange());
        var annotations = default(MessageSection?);
        List<ReadOnlyMemory<byte>>? data = null;
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

                case SectionCode.Data:
                    body.Add(section);
                    (data ??= []).Add(Payload(message, section));
                    break;

                case SectionCode.Sequence or SectionCode.Value:
                    body.Add(section);
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
            Body = data is null ? body.Of(message) : Join(data),
            IsRawBody = data is null,
            PartitionKey = key,
            Data = data ?? [],
        };
        return null;
    }

    private static bool IsBody(byte code) => code is SectionCode.Data or SectionCode.Sequence or SectionCode.Value;

    private static ReadOnlyMemory<byte> Payload(ReadOnlyMemory<byte> message, MessageSection section)
    {
        var head = message.Span[section.ValueStart] == 0xA0 ? 2 : 5;
        return message[(section.ValueStart + head)..section.End];
    }

    private static ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> data)
    {
        if (data.Count == 1)
        {
            return data[0];
        }

        var all = new byte[data.Sum(static part => part.Length)];
        var at = 0;
        foreach (var part in data)
        {
            part.CopyTo(all.AsMemory(at));
            at += part.Length;
        }

        return all;
    }

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
