using System.Buffers.Binary;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>What one would write by hand: the same bytes with BinaryPrimitives, field by field, the header checked.</summary>
internal static class HandWritten
{
    public const int Size = 45;

    public static bool TryWrite(in RawA a, Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            return false;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(destination, 37);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(2), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(4), 900);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(6), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(destination.Slice(8), a.DeviceId);
        BinaryPrimitives.WriteUInt32LittleEndian(destination.Slice(12), a.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(destination.Slice(16), a.At);
        BinaryPrimitives.WriteInt16LittleEndian(destination.Slice(24), a.Temperature);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(26), a.Humidity);
        BinaryPrimitives.WriteUInt32LittleEndian(destination.Slice(28), a.Pressure);
        BinaryPrimitives.WriteUInt16LittleEndian(destination.Slice(32), a.Battery);
        destination[34] = (byte)a.Rssi;
        destination[35] = a.Alarms;
        destination[36] = a.State;
        BinaryPrimitives.WriteInt32LittleEndian(destination.Slice(37), a.Latitude);
        BinaryPrimitives.WriteInt32LittleEndian(destination.Slice(41), a.Longitude);
        return true;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out RawA a)
    {
        a = default;
        if (source.Length < Size
            || BinaryPrimitives.ReadUInt16LittleEndian(source) != 37
            || BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(2)) != 1
            || BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(4)) != 900
            || BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(6)) != 1)
        {
            return false;
        }

        a.DeviceId = BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(8));
        a.Sequence = BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(12));
        a.At = BinaryPrimitives.ReadInt64LittleEndian(source.Slice(16));
        a.Temperature = BinaryPrimitives.ReadInt16LittleEndian(source.Slice(24));
        a.Humidity = BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(26));
        a.Pressure = BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(28));
        a.Battery = BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(32));
        a.Rssi = (sbyte)source[34];
        a.Alarms = source[35];
        a.State = source[36];
        a.Latitude = BinaryPrimitives.ReadInt32LittleEndian(source.Slice(37));
        a.Longitude = BinaryPrimitives.ReadInt32LittleEndian(source.Slice(41));
        return true;
    }
}
