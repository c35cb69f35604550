using System.Text.Json;
using Google.Protobuf;
using MemoryPack;
using MessagePack;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>The samples of record A as messages of the other libraries.</summary>
internal static class PeerMessages
{
    /// <summary>40 bytes each, in arrays as long as those of our messages: both lie in cache lines alike.</summary>
    public static byte[][] MemoryPack { get; } = [.. Samples.MemoryPack.Select(a =>
    {
        var bytes = new byte[RecordA.MaxPayloadBytes];
        MemoryPackSerializer.Serialize(a).CopyTo(bytes, 0);
        return bytes;
    })];

    public static byte[][] Proto { get; } = [.. Samples.Protos.Select(a => a.ToByteArray())];

    public static byte[][] MessagePack { get; } = [.. Samples.Classes.Select(a => MessagePackSerializer.Serialize(a))];

    public static byte[][] Json { get; } = [.. Samples.Classes.Select(a => JsonSerializer.SerializeToUtf8Bytes(a, JsonA.Default.ClassA))];

    /// <summary>Bytes of a message.</summary>
    public static int Average(byte[][] messages) => (int)Math.Round(messages.Average(m => m.Length));
}
