// TelemetryGen: checks of names, for .NET nanoFramework

using System;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>Names go into paths and headers, where other characters would end them.</summary>
    internal static class DeviceNames
    {
        private const int MaxLength = 256;

        /// <summary>Throws unless the name is 1 to 256 letters, digits, '-', '.', '_'.</summary>
        /// <exception cref="ArgumentException">It is not.</exception>
        public static void Check(string what, string name)
        {
            CheckText(what, name);
            foreach (byte c in Encoding.UTF8.GetBytes(name))
            {
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'))
                {
                    throw new ArgumentException(what + " may have letters, digits, '-', '.' and '_' only", what);
                }
            }
        }

        /// <summary>Throws unless the text has 1 to 256 characters.</summary>
        /// <exception cref="ArgumentException">It has not.</exception>
        public static void CheckText(string what, string text)
        {
            if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
            {
                throw new ArgumentException(what + " must have 1 to 256 characters", what);
            }
        }

        /// <summary>Throws unless the port is one.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
        public static void CheckPort(int port)
        {
            if (port < 1 || port > 65535)
            {
                throw new ArgumentOutOfRangeException(nameof(port));
            }
        }
    }
}
