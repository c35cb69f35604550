// TelemetryGen: CRC-32C, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>CRC-32C (Castagnoli), as in batches on the wire and in the files of the store. Of the ASCII bytes 123456789 it is 0xE3069283.</summary>
    internal static class Crc32C
    {
        // Remainders of the four bits 0 to 15 by the reflected polynomial 0x82F63B78. A table of 256 would take 1 KB of a board's memory.
        private static readonly uint[] Remainders =
        {
            0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3, 0x61C69362, 0x7198540D,
            0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9, 0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75,
        };

        /// <summary>Goes on from a checksum, 0 at the start, with the bytes from offset on.</summary>
        public static uint Add(uint crc, byte[] buffer, int offset, int length)
        {
            uint[] remainders = Remainders;
            crc = ~crc;
            for (int end = offset + length; offset < end; offset++)
            {
                crc ^= buffer[offset];
                crc = remainders[crc & 15] ^ crc >> 4;
                crc = remainders[crc & 15] ^ crc >> 4;
            }

            return ~crc;
        }
    }
}
