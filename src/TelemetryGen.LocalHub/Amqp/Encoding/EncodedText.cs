namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>Text, symbols and binaries as they lie in bytes.</summary>
internal static class EncodedText
{
    /// <summary>The content, without constructor and length; empty for another type.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> value) => value switch
    {
        [0xA0 or 0xA1 or 0xA3, _, .. var content] => content,
        [0xB0 or 0xB1 or 0xB3, _, _, _, _, .. var content] => content,
        _ => default,
    };

    /// <summary>Whether it is text.</summary>
    public static bool IsText(ReadOnlySpan<byte> value) => value is [0xA1 or 0xB1, ..];
}
