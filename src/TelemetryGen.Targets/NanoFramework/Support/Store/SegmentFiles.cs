// TelemetryGen: names of the files of a flash store, for .NET nanoFramework

using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>A folder of files that are numbered: 0000002a.seg is file 42.</summary>
    internal static class SegmentFiles
    {
        private const string Ending = ".seg";

        /// <summary>The path of a file.</summary>
        public static string GetPath(string directory, uint number)
        {
            char[] name = new char[8];
            for (int i = 7; i >= 0; i--)
            {
                int digit = (int)(number & 15);
                name[i] = (char)(digit < 10 ? '0' + digit : 'a' - 10 + digit);
                number >>= 4;
            }

            return Path.Combine(directory, new string(name) + Ending);
        }

        /// <summary>The numbers of the files in the folder, rising. Makes the folder when there is none.</summary>
        public static uint[] Find(string directory)
        {
            if (!Directory.Exists(directory))
            {
                Directory.CreateDirectory(directory);
                return new uint[0];
            }

            string[] paths = Directory.GetFiles(directory);
            uint[] found = new uint[paths.Length];
            int count = 0;
            foreach (string path in paths)
            {
                uint number = GetNumber(Path.GetFileName(path).ToLower());
                if (number > 0)
                {
                    Insert(found, count++, number);
                }
            }

            uint[] numbers = new uint[count];
            System.Array.Copy(found, 0, numbers, 0, count);
            return numbers;
        }

        private static void Insert(uint[] numbers, int count, uint number)
        {
            int at = count;
            for (; at > 0 && numbers[at - 1] > number; at--)
            {
                numbers[at] = numbers[at - 1];
            }

            numbers[at] = number;
        }

        // 0 for what is no file of the store.
        private static uint GetNumber(string name)
        {
            if (name.Length != 8 + Ending.Length || name.IndexOf(Ending) != 8)
            {
                return 0;
            }

            uint number = 0;
            byte[] digits = Encoding.UTF8.GetBytes(name);
            for (int i = 0; i < 8; i++)
            {
                int digit = digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10;
                if (digit < 0 || digit > 15 || (digits[i] > '9' && digit < 10))
                {
                    return 0;
                }

                number = number << 4 | (uint)digit;
            }

            return number;
        }
    }
}
