namespace TelemetryGen.Schema;

/// <summary>Little-endian primitives in byte arrays. Callers have checked that the bytes are there.</summary>
internal static class WireBytes
{
    public static ulong ReadBits(byte[] bytes, int position, int size)
    {
        ulong bits = 0;
        for (var i = size - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[position + i];
        }

        return bits;
    }

    public static void WriteBits(byte[] bytes, int position, int size, ulong bits)
    {
        for (var i = 0; i < size; i++)
        {
            bytes[position + i] = unchecked((byte)(bits >> (8 * i)));
        }
    }

    public static int ReadUInt16(byte[] bytes, int position) => (int)ReadBits(bytes, position, sizeof(ushort));

    public static decimal ReadInteger(byte[] bytes, int position, WireType type)
    {
        var bits = ReadBits(bytes, position, type.Size());
        return unchecked(type switch
        {
            WireType.Int8 => (sbyte)bits,
            WireType.Int16 => (short)bits,
            WireType.Int32 => (int)bits,
            WireType.Int64 => (long)bits,
            _ => (decimal)bits,
        });
    }

    public static void WriteInteger(byte[] bytes, int position, WireType type, decimal value) =>
        WriteBits(bytes, position, type.Size(), value < 0 ? unchecked((ulong)(long)value) : (ulong)value);

    // Through arrays of the machine's own order, which netstandard2.0 has, so that the result does not depend on it.
    public static float ReadFloat32(byte[] bytes, int position) =>
        BitConverter.ToSingle(BitConverter.GetBytes((uint)ReadBits(bytes, position, sizeof(float))), 0);

    public static void WriteFloat32(byte[] bytes, int position, float value) =>
        WriteBits(bytes, position, sizeof(float),
            float.IsNaN(value) ? NullFloat.Single : BitConverter.ToUInt32(BitConverter.GetBytes(value), 0));

    public static double ReadFloat64(byte[] bytes, int position) =>
        BitConverter.Int64BitsToDouble(unchecked((long)ReadBits(bytes, position, sizeof(double))));

    public static void WriteFloat64(byte[] bytes, int position, double value) =>
        WriteBits(bytes, position, sizeof(double),
            double.IsNaN(value) ? NullFloat.Double : unchecked((ulong)BitConverter.DoubleToInt64Bits(value)));
}
