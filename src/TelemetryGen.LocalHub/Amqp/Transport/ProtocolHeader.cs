namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>The eight bytes with which each layer begins: "AMQP", its number, version 1.0.0.</summary>
internal static class ProtocolHeader
{
    public const int Bytes = 8;

    public static ReadOnlySpan<byte> Amqp => "AMQP\x00\x01\x00\x00"u8;

    public static ReadOnlySpan<byte> Sasl => "AMQP\x03\x01\x00\x00"u8;
}
