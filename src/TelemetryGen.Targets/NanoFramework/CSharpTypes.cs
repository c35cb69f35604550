using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>What firmware computes with, and literals of C#.</summary>
internal static class CSharpTypes
{
    /// <summary>
    /// The type that firmware computes with: no cast is needed to set it, and a value that the wire cannot carry is seen, not cut.
    /// </summary>
    public static string Computed(WireType wire) => wire switch
    {
        WireType.UInt8 or WireType.UInt16 or WireType.Int8 or WireType.Int16 => "int",
        _ => CSharpNames.GetKeyword(wire),
    };

    /// <summary>All integers of one of those types.</summary>
    public static IntegerRange Bounds(string type) => type switch
    {
        "int" => WireType.Int32.Bounds(false),
        "uint" => WireType.UInt32.Bounds(false),
        "long" => WireType.Int64.Bounds(false),
        "ulong" => WireType.UInt64.Bounds(false),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No integer of firmware's."),
    };

    /// <summary>An integer: C# takes the type of a literal from its size.</summary>
    public static string Literal(decimal value) => NumberText.Format(value);

    /// <summary>A bound of a float, with the type's letter.</summary>
    public static string Literal(double value, WireType wire)
    {
        var type = wire == WireType.Float32 ? "float" : "double";
        return value switch
        {
            double.PositiveInfinity => type + ".PositiveInfinity",
            double.NegativeInfinity => type + ".NegativeInfinity",
            _ when wire == WireType.Float32 => NumberText.Format((float)value) + "f",
            _ => NumberText.Format(value) + "d",
        };
    }

    /// <summary>How a number of the wire is read from <c>buffer</c>.</summary>
    public static string Read(WireType wire, string at) => wire switch
    {
        WireType.UInt8 => $"buffer[{at}]",
        WireType.Int8 => $"(sbyte)buffer[{at}]",
        WireType.UInt16 => $"BitConverter.ToUInt16(buffer, {at})",
        WireType.Int16 => $"BitConverter.ToInt16(buffer, {at})",
        WireType.UInt32 => $"BitConverter.ToUInt32(buffer, {at})",
        WireType.Int32 => $"BitConverter.ToInt32(buffer, {at})",
        WireType.UInt64 => $"BitConverter.ToUInt64(buffer, {at})",
        WireType.Int64 => $"BitConverter.ToInt64(buffer, {at})",
        WireType.Float32 => $"BitConverter.ToSingle(buffer, {at})",
        _ => $"BitConverter.ToDouble(buffer, {at})",
    };

    /// <summary>The bytes of a number that go to <c>message</c>, least first: shifts in a straight line.</summary>
    public static IReadOnlyList<string> Stores(string value, int size, Func<int, string> at) =>
        [.. Enumerable.Range(0, size).Select(i => $"message[{at(i)}] = {(i == 0 ? $"(byte){value}" : $"(byte)({value} >> {8 * i})")};")];
}
