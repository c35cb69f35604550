// TelemetryGen: numbers in files and batches, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>Writes numbers with their lowest byte first, as BitConverter reads them.</summary>
    internal static class LittleEndian
    {
        /// <summary>Writes the lower 16 bits.</summary>
        public static void Put16(byte[] buffer, int at, int value)
        {
            buffer[at] = (byte)value;
            buffer[at + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes 32 bits.</summary>
        public static void Put32(byte[] buffer, int at, uint value)
        {
            buffer[at] = (byte)value;
            buffer[at + 1] = (byte)(value >> 8);
            buffer[at + 2] = (byte)(value >> 16);
            buffer[at + 3] = (byte)(value >> 24);
        }
    }
}
