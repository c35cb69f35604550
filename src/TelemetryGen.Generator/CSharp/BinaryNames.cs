using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>How BinaryPrimitives calls the types of the wire.</summary>
internal static class BinaryNames
{
    public static string GetName(WireType type) => type switch
    {
        WireType.Float32 => "Single",
        WireType.Float64 => "Double",
        _ => type.ToString(),
    };
}
