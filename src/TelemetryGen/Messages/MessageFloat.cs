using System.Buffers.Binary;
using System.ComponentModel;
using TelemetryGen.Schema;

namespace TelemetryGen;

/// <summary>
/// The one NaN of the wire, positive and quiet, as Python and Java have it. .NET's own is negative.
/// Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageFloat
{
    /// <summary>Null of an optional float.</summary>
    public static float NullSingle { get; } = BitConverter.UInt32BitsToSingle(NullFloat.Single);

    /// <summary>Null of an optional double.</summary>
    public static double NullDouble { get; } = BitConverter.UInt64BitsToDouble(NullFloat.Double);

    /// <summary>The value, or the wire's NaN for any NaN.</summary>
    public static float ToWire(float value) => float.IsNaN(value) ? NullSingle : value;

    /// <summary>The value, or the wire's NaN for any NaN.</summary>
    public static double ToWire(double value) => double.IsNaN(value) ? NullDouble : value;

    /// <summary>The value with its bytes in the other order: between the wire and a big-endian host.</summary>
    public static float ReverseEndianness(float value) =>
        BitConverter.UInt32BitsToSingle(BinaryPrimitives.ReverseEndianness(BitConverter.SingleToUInt32Bits(value)));

    /// <summary>The value with its bytes in the other order: between the wire and a big-endian host.</summary>
    public static double ReverseEndianness(double value) =>
        BitConverter.UInt64BitsToDouble(BinaryPrimitives.ReverseEndianness(BitConverter.DoubleToUInt64Bits(value)));
}
