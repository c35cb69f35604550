namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>Descriptors of frames' bodies (OASIS AMQP 1.0, part 2 section 7, part 5 section 3).</summary>
internal static class PerformativeCode
{
    public const ulong Begin = 0x11;
    public const ulong Attach = 0x12;
    public const ulong Flow = 0x13;
    public const ulong Transfer = 0x14;
    public const ulong Detach = 0x16;
    public const ulong End = 0x17;
    public const ulong SaslMechanisms = 0x40;
    public const ulong SaslInit = 0x41;
    public const ulong SaslOutcome = 0x44;
}
