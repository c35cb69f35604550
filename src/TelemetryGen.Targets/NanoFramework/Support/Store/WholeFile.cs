// TelemetryGen: files read and written at once, for .NET nanoFramework

using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>All bytes of a file. File.WriteAllBytes does not say when they are in the flash, and nothing reads them back.</summary>
    internal static class WholeFile
    {
        /// <summary>The bytes, null when there is no file.</summary>
        public static byte[] Read(string path)
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }

        /// <summary>Writes the bytes. They are in the flash, and were read back, when this returns.</summary>
        /// <exception cref="IOException">The flash failed or is full.</exception>
        public static void Write(string path, byte[] content)
        {
            using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
            {
                file.Write(content, 0, content.Length);
                file.Flush();
            }

            if (!AreEqual(Read(path), content))
            {
                throw new IOException(path + " does not read back as it was written");
            }
        }

        private static bool AreEqual(byte[] one, byte[] other)
        {
            if (one == null || one.Length != other.Length)
            {
                return false;
            }

            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
