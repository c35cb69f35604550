namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>A section of a message as it lies in bytes.</summary>
/// <param name="Code">One of <see cref="SectionCode"/>.</param>
/// <param name="Start">Where it begins, with its descriptor.</param>
/// <param name="ValueStart">Where its value begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct MessageSection(byte Code, int Start, int ValueStart, int End)
{
    /// <summary>Reads the section that begins at <paramref name="at"/>, and all in it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out MessageSection section)
    {
        section = default;
        var start = at++;
        if (bytes.Length - start < 3 || bytes[start] != 0)
        {
            return false;
        }

        // smallulong, or ulong with seven zeros.
        byte code;
        if (bytes[at] == 0x53)
        {
            code = bytes[at + 1];
            at += 2;
        }
        else if (bytes[at] == 0x80 && bytes.Length - at >= 9 && bytes.Slice(at + 1, 7).IndexOfAnyExcept((byte)0) < 0)
        {
            code = bytes[at + 8];
            at += 9;
        }
        else
        {
            return false;
        }

        var value = at;
        if (!EncodedValue.TryCheck(bytes, ref at) || !IsOfType(code, bytes[value]))
        {
            return false;
        }

        section = new MessageSection(code, start, value, at);
        return true;
    }

    private static bool IsOfType(byte code, byte constructor) => code switch
    {
        SectionCode.Header or SectionCode.Properties => constructor is 0x45 or 0xC0 or 0xD0,
        SectionCode.DeliveryAnnotations or SectionCode.MessageAnnotations or SectionCode.ApplicationProperties or SectionCode.Footer
            => constructor is 0xC1 or 0xD1,
        SectionCode.Data => constructor is 0xA0 or 0xB0,
        SectionCode.Sequence => constructor is 0x45 or 0xC0 or 0xD0,
        SectionCode.Value => true,
        _ => false,
    };
}
