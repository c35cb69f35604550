// TelemetryGen: files that are whole or not there, for .NET nanoFramework

using System;
using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Small files that show, when they are read, whether a power cut came while they were written; the same as on MicroPython boards:
    /// "TGF1", length of the data (u32), CRC-32C (u32), the data. The CRC is that of the last four characters of the path, of what is
    /// before it and of the data: what a FAT may show of another file that was deleted is not taken for this one.
    /// </summary>
    internal static class SealedFile
    {
        private const int HeaderLength = 12;
        private const uint Magic = 0x31464754;

        /// <summary>Writes the file. It is in the flash, and was read back, when this returns.</summary>
        /// <remarks>A cut leaves the old file, the new one, or one that <see cref="Read"/> does not take.</remarks>
        /// <exception cref="IOException">The flash failed or is full.</exception>
        public static void Write(string path, byte[] data)
        {
            byte[] content = new byte[HeaderLength + data.Length];
            LittleEndian.Put32(content, 0, Magic);
            LittleEndian.Put32(content, 4, (uint)data.Length);
            Array.Copy(data, 0, content, HeaderLength, data.Length);
            LittleEndian.Put32(content, 8, GetCrc(path, content));
            WholeFile.Write(path, content);
        }

        /// <summary>The data, or null when there is no file or it is not whole.</summary>
        public static byte[] Read(string path)
        {
            byte[] content = WholeFile.Read(path);
            if (content == null || content.Length < HeaderLength || BitConverter.ToUInt32(content, 0) != Magic)
            {
                return null;
            }

            // Behind the data a FAT may show more.
            uint length = BitConverter.ToUInt32(content, 4);
            if (length > content.Length - HeaderLength)
            {
                return null;
            }

            byte[] sealedPart = new byte[HeaderLength + (int)length];
            Array.Copy(content, 0, sealedPart, 0, sealedPart.Length);
            if (BitConverter.ToUInt32(content, 8) != GetCrc(path, sealedPart))
            {
                return null;
            }

            byte[] data = new byte[(int)length];
            Array.Copy(content, HeaderLength, data, 0, data.Length);
            return data;
        }

        private static uint GetCrc(string path, byte[] content)
        {
            byte[] ending = Encoding.UTF8.GetBytes(path.Length > 4 ? path.Substring(path.Length - 4) : path);
            uint crc = Crc32C.Add(0, ending, 0, ending.Length);
            crc = Crc32C.Add(crc, content, 0, 8);
            return Crc32C.Add(crc, content, HeaderLength, content.Length - HeaderLength);
        }
    }
}
