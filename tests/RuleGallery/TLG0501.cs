using TelemetryGen;

namespace Acme.TLG0501;

[Telemetry(33)]
public partial record struct Reading(ushort Sequence, [Range(0, 100)] byte Level, [MaxLength(16)] string? Note); // 28 bytes at most

public static class Sending
{
    public static int Send(Reading reading, Stream stream)
    {
        Span<byte> buffer = stackalloc byte[20];
        var length = reading.Write(buffer); // TLG0501 warning
        stream.Write(buffer[..length]);
        return length + reading.Write(new byte[Reading.MaxPayloadBytes]);
    }
}
