namespace TelemetryGen.Schema;

/// <summary>GUIDs in the order of RFC 4122, all parts big-endian; .NET's own array has the first three little-endian.</summary>
internal static class GuidBytes
{
    public static Guid ToGuid(byte[] bytes) => new(Swap(bytes));

    public static byte[] FromGuid(Guid guid) => Swap(guid.ToByteArray());

    private static byte[] Swap(byte[] bytes) =>
    [
        bytes[3], bytes[2], bytes[1], bytes[0], bytes[5], bytes[4], bytes[7], bytes[6],
        bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15],
    ];
}
