using TelemetryGen.Benchmarks.Peers;

namespace TelemetryGen.Benchmarks;

/// <summary>
/// 128 different records A, in the form of each codec: few enough that messages and values stay in a first-level cache of 32 KB.
/// </summary>
internal static class Samples
{
    public const int Count = 128;

    public static RawA[] Raw { get; } = [.. Enumerable.Range(0, Count).Select(i => new RawA
    {
        DeviceId = 0x1000_0000u + (uint)(i * 7919),
        Sequence = (uint)i,
        At = 1_780_000_000_000 + (i * 997L),
        Temperature = (short)(2000 + (i * 37 % 1500)),
        Humidity = (ushort)(4000 + (i * 53 % 4000)),
        Pressure = 101_325u + (uint)(i % 500),
        Battery = (ushort)(3000 + (i % 900)),
        Rssi = (sbyte)(-40 - (i % 60)),
        Alarms = (byte)(i % 4),
        State = (byte)(i % 2),
        Latitude = 476_062_095 + (i * 13),
        Longitude = -1_223_321_000 + (i * 11),
    })];

    public static byte[][] Messages { get; } = [.. Raw.Select(Bytes)];

    public static RecordA[] Records { get; } = [.. Messages.Select(m => RecordA.Read(m))];

    public static RecordA.Wire[] Wires { get; } = [
        .. Messages.Select(m => RecordA.Wire.TryRead(m, out var wire) ? wire : throw new InvalidOperationException())];

    public static FrameA[] Frames { get; } = [.. Messages.Select(m => System.Runtime.InteropServices.MemoryMarshal.Read<FrameA>(m))];

    public static MemoryPackA[] MemoryPack { get; } = [.. Raw.Select(a => new MemoryPackA
    {
        DeviceId = a.DeviceId, Sequence = a.Sequence, At = a.At, Temperature = a.Temperature, Humidity = a.Humidity, Pressure = a.Pressure,
        Battery = a.Battery, Rssi = a.Rssi, Alarms = a.Alarms, State = a.State, Latitude = a.Latitude, Longitude = a.Longitude,
    })];

    public static ClassA[] Classes { get; } = [.. Raw.Select(a => new ClassA
    {
        DeviceId = a.DeviceId, Sequence = a.Sequence, At = a.At, Temperature = a.Temperature, Humidity = a.Humidity, Pressure = a.Pressure,
        Battery = a.Battery, Rssi = a.Rssi, Alarms = a.Alarms, State = a.State, Latitude = a.Latitude, Longitude = a.Longitude,
    })];

    public static ProtoA[] Protos { get; } = [.. Raw.Select(a => new ProtoA
    {
        DeviceId = a.DeviceId, Sequence = a.Sequence, At = a.At, Temperature = a.Temperature, Humidity = a.Humidity, Pressure = a.Pressure,
        Battery = a.Battery, Rssi = a.Rssi, Alarms = a.Alarms, State = a.State, Latitude = a.Latitude, Longitude = a.Longitude,
    })];

    private static byte[] Bytes(RawA a)
    {
        var bytes = new byte[HandWritten.Size];
        HandWritten.TryWrite(a, bytes);
        return bytes;
    }
}
