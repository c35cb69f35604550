// TelemetryGen: CRC-32C, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// CRC-32C (Castagnoli), as in batches on the wire and in the files of the store. Of the ASCII bytes 123456789 it is 0xE3069283.
    /// </summary>
    internal static class Crc32C
    {
        // Of the polynomial, reflected.
        private const uint Polynomial = 0x82F63B78;

        // Remainders of the bytes 0 to 255: 1 KB of a board's memory, and less than half of the time that a table of 16 takes.
        private static readonly uint[] Remainders = MakeRemainders();

        /// <summary>Goes on from a checksum, 0 at the start, with the bytes from offset on.</summary>
        public static uint Add(uint crc, byte[] buffer, int offset, int length)
        {
            uint[] remainders = Remainders;
            int end = offset + length;
            crc = ~crc;

            // Instructions are what an interpreter takes its time for: eight bytes are two numbers, and no loop.
            for (int last = end - 8; offset <= last; offset += 8)
            {
                crc ^= BitConverter.ToUInt32(buffer, offset);
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc ^= BitConverter.ToUInt32(buffer, offset + 4);
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
            }

            if (offset <= end - 4)
            {
                crc ^= BitConverter.ToUInt32(buffer, offset);
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                crc = remainders[(byte)crc] ^ crc >> 8;
                offset += 4;
            }

            for (; offset < end; offset++)
            {
                crc = remainders[(byte)(crc ^ buffer[offset])] ^ crc >> 8;
            }

            return ~crc;
        }

        /// <summary>Goes on with the four bytes of a number, the lowest first.</summary>
        public static uint Add(uint crc, uint number)
        {
            uint[] remainders = Remainders;
            crc = ~crc ^ number;
            crc = remainders[(byte)crc] ^ crc >> 8;
            crc = remainders[(byte)crc] ^ crc >> 8;
            crc = remainders[(byte)crc] ^ crc >> 8;
            crc = remainders[(byte)crc] ^ crc >> 8;
            return ~crc;
        }

        // Made at the start: as numbers in the program they would take 1 KB of flash. The remainder of a sum is the sum of the remainders.
        private static uint[] MakeRemainders()
        {
            uint[] remainders = new uint[256];
            uint ofBit = 1;
            for (int bit = 128; bit > 0; bit >>= 1)
            {
                ofBit = (ofBit & 1) == 0 ? ofBit >> 1 : ofBit >> 1 ^ Polynomial;
                for (int i = 0; i < 256; i += 2 * bit)
                {
                    remainders[i + bit] = remainders[i] ^ ofBit;
                }
            }

            return remainders;
        }
    }
}
