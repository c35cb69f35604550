// TelemetryGen: bytes of the wire that the generated records have in common. Do not edit.

using System;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Header, floats, texts and lengths. Whole numbers are written by the records themselves, shift by shift; they are read by
    /// BitConverter, as all boards of nanoFramework are little-endian, like the wire.
    /// </summary>
    internal static class TelemetryBytes
    {
        // The getter of Encoding makes a new object each time.
        private static readonly Encoding Utf8 = Encoding.UTF8;

        /// <summary>Writes the eight bytes that every message starts with.</summary>
        internal static void WriteHeader(byte[] message, int blockLength, int templateId, int schemaId, int version)
        {
            message[0] = (byte)blockLength;
            message[1] = (byte)(blockLength >> 8);
            message[2] = (byte)templateId;
            message[3] = (byte)(templateId >> 8);
            message[4] = (byte)schemaId;
            message[5] = (byte)(schemaId >> 8);
            message[6] = (byte)version;
            message[7] = (byte)(version >> 8);
        }

        /// <summary>
        /// The schema version of a message whose header is not the one that this version writes; 0 when it is no message of that kind.
        /// </summary>
        internal static int ReadVersion(byte[] buffer, int offset, int templateId, int schemaId)
        {
            return BitConverter.ToUInt16(buffer, offset + 2) == templateId && BitConverter.ToUInt16(buffer, offset + 4) == schemaId
                ? BitConverter.ToUInt16(buffer, offset + 6)
                : 0;
        }

        /// <summary>
        /// Whether a message of fixed length is one of another version: its block has all that every version has, and ends with the message
        /// unless a newer sender put more after it.
        /// </summary>
        internal static bool IsOtherVersion(
            byte[] buffer, int offset, int length, int templateId, int schemaId, int schemaVersion, int leastBlock)
        {
            int block = BitConverter.ToUInt16(buffer, offset);
            int rest = length - 8 - block;
            int version = ReadVersion(buffer, offset, templateId, schemaId);
            return version != 0 && block >= leastBlock && (version > schemaVersion ? rest >= 0 : rest == 0);
        }

        /// <summary>The bits of a double. There is one NaN on the wire.</summary>
        internal static long GetBits(double value)
        {
            return double.IsNaN(value) ? 0x7FF8000000000000 : BitConverter.DoubleToInt64Bits(value);
        }

        /// <summary>The bits of a float, made of those of the double that is the same number: nanoFramework has no call for them.</summary>
        internal static int GetBits(float value)
        {
            if (float.IsNaN(value))
            {
                return 0x7FC00000;
            }

            long bits = BitConverter.DoubleToInt64Bits(value);
            int sign = (int)(bits >> 32) & int.MinValue;
            int exponent = (int)(bits >> 52) & 0x7FF;
            int fraction = (int)(bits >> 29) & 0x7FFFFF;
            if (exponent == 0x7FF)
            {
                return sign | 0x7F800000;
            }

            // Biased by 1023 in a double and by 127 in a float.
            if (exponent > 896)
            {
                return sign | (exponent - 896) << 23 | fraction;
            }

            // Below 2 to the power of -126 a float has no leading one of its own; below -149 it is zero.
            return exponent < 874 ? sign : sign | (fraction | 0x800000) >> (897 - exponent);
        }

        /// <summary>
        /// Writes a text as UTF-8, and returns how many bytes that are; -1 when it takes more than <paramref name="most"/>, has a zero, or
        /// is null. There is room for three times <paramref name="most"/>.
        /// </summary>
        internal static int WriteText(string text, int most, byte[] message, int at)
        {
            if (text == null || text.Length > most)
            {
                return -1;
            }

            // On a board a string ends at its first zero, so that none has one: that is for tests of device code on other runtimes.
            int length = Utf8.GetBytes(text, 0, text.Length, message, at);
            return length > most || text.IndexOf('\0') >= 0 ? -1 : length;
        }

        /// <summary>
        /// Writes a text as UTF-8 and fills up with zeros; false where WriteText gives -1. It is encoded at the end of the array, where
        /// nothing else is.
        /// </summary>
        internal static bool WriteFixedText(string text, int size, byte[] message, int at)
        {
            int start = message.Length - 3 * size;
            int length = WriteText(text, size, message, start);
            if (length < 0)
            {
                return false;
            }

            Array.Copy(message, start, message, at, length);
            Array.Clear(message, at + length, size - length);
            return true;
        }

        /// <summary>Why a text cannot be written.</summary>
        internal static TelemetryValueException TextError(string text, int most, string field)
        {
            if (text == null)
            {
                return new TelemetryValueException(
                    field, "is not set; it must be a text of at most " + most.ToString() + " bytes of UTF-8");
            }

            int length = Utf8.GetBytes(text).Length;
            return new TelemetryValueException(
                field,
                length > most
                    ? "takes " + length.ToString() + " bytes of UTF-8; the maximum is " + most.ToString()
                    : "has U+0000 at index " + text.IndexOf('\0').ToString() + "; a text may not");
        }

        /// <summary>The text of UTF-8 bytes, on a board up to its first zero; null when they are none.</summary>
        internal static string ReadText(byte[] buffer, int at, int end)
        {
            if (at == end)
            {
                return string.Empty;
            }

            return IsUtf8(buffer, at, end) ? Utf8.GetString(buffer, at, end - at) : null;
        }

        /// <summary>The text before the zeros; null when its bytes are no UTF-8.</summary>
        internal static string ReadFixedText(byte[] buffer, int at, int size)
        {
            int end = at + size;
            while (end > at && buffer[end - 1] == 0)
            {
                end--;
            }

            return ReadText(buffer, at, end);
        }

        /// <summary>
        /// Where a repeating group ends whose dimension starts at <paramref name="start"/>; -1 when it is none, or longer than the message.
        /// </summary>
        internal static int FindGroupEnd(byte[] buffer, int start, int last, int minLength, int maxEntries, bool isNewer)
        {
            int first = start + 4;
            if (first > last)
            {
                return -1;
            }

            int length = BitConverter.ToUInt16(buffer, start);
            int count = BitConverter.ToUInt16(buffer, start + 2);

            // Of entries that are not there, no length is asked. A newer schema may allow more entries; but entries without bytes cost
            // their sender nothing.
            if ((length < minLength && count > 0) || (count > maxEntries && (length == 0 || !isNewer))
                || (length > 0 && count > (last - first) / length))
            {
                return -1;
            }

            return first + count * length;
        }

        /// <summary>
        /// Where variable data ends whose length starts at <paramref name="start"/>; -1 when it is too long, or longer than the message.
        /// </summary>
        internal static int FindDataEnd(byte[] buffer, int start, int last, int prefix, int most, bool isNewer)
        {
            int first = start + prefix;
            if (first > last)
            {
                return -1;
            }

            int length = prefix == 1 ? buffer[start] : BitConverter.ToUInt16(buffer, start);
            return (length > most && !isNewer) || length > last - first ? -1 : first + length;
        }

        private static bool IsUtf8(byte[] buffer, int at, int end)
        {
            while (at < end)
            {
                int first = buffer[at++];
                if (first < 0x80)
                {
                    continue;
                }

                if (first < 0xC2 || first > 0xF4)
                {
                    return false;
                }

                int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
                if (more > end - at)
                {
                    return false;
                }

                // The byte after the first: no form longer than needed, no half of a surrogate pair, nothing beyond 0x10FFFF.
                int second = buffer[at++];
                int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
                int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
                if (second < low || second > high)
                {
                    return false;
                }

                for (; more > 1; more--)
                {
                    if ((buffer[at++] & 0xC0) != 0x80)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }
}
