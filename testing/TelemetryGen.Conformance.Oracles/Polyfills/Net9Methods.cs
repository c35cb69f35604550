namespace TelemetryGen;

/// <summary>What the tests call that came with .NET 9.</summary>
internal static class Net9Methods
{
    extension(Convert)
    {
        /// <summary>Two digits a byte, in small letters.</summary>
        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) =>
            string.Concat(bytes.ToArray().Select(b => b.ToString("x2", null)));
    }
}
