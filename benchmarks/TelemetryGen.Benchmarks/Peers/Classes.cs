using System.Text.Json.Serialization;
using MessagePack;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>Record A as a class, for MessagePack (array form) and System.Text.Json.</summary>
[MessagePackObject]
public sealed class ClassA
{
    [Key(0)] public uint DeviceId { get; set; }
    [Key(1)] public uint Sequence { get; set; }
    [Key(2)] public long At { get; set; }
    [Key(3)] public short Temperature { get; set; }
    [Key(4)] public ushort Humidity { get; set; }
    [Key(5)] public uint Pressure { get; set; }
    [Key(6)] public ushort Battery { get; set; }
    [Key(7)] public sbyte Rssi { get; set; }
    [Key(8)] public byte Alarms { get; set; }
    [Key(9)] public byte State { get; set; }
    [Key(10)] public int Latitude { get; set; }
    [Key(11)] public int Longitude { get; set; }
}

/// <summary>System.Text.Json's source generator.</summary>
[JsonSerializable(typeof(ClassA))]
internal sealed partial class JsonA : JsonSerializerContext;
