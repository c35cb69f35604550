using System.Runtime.InteropServices;
using MemoryPack;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>Record A as numbers, the way a hand-written codec has it.</summary>
public struct RawA
{
    public uint DeviceId;
    public uint Sequence;
    public long At;
    public short Temperature;
    public ushort Humidity;
    public uint Pressure;
    public ushort Battery;
    public sbyte Rssi;
    public byte Alarms;
    public byte State;
    public int Latitude;
    public int Longitude;
}

/// <summary>The frame of a message as one packed struct: the floor.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FrameA
{
    public ulong Header;
    public uint DeviceId;
    public uint Sequence;
    public long At;
    public short Temperature;
    public ushort Humidity;
    public uint Pressure;
    public ushort Battery;
    public sbyte Rssi;
    public byte Alarms;
    public byte State;
    public int Latitude;
    public int Longitude;
}

/// <summary>Record A for MemoryPack as an unmanaged struct, which it copies as it lies in memory: 40 bytes.</summary>
[MemoryPackable]
public partial struct MemoryPackA
{
    public uint DeviceId;
    public uint Sequence;
    public long At;
    public short Temperature;
    public ushort Humidity;
    public uint Pressure;
    public ushort Battery;
    public sbyte Rssi;
    public byte Alarms;
    public byte State;
    public int Latitude;
    public int Longitude;
}
