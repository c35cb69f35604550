// TelemetryGen: lines of HTTP answers, for .NET nanoFramework

using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// One line of an answer, in a buffer that is used again. Everything is compared as bytes: nothing becomes a string, and even a literal
    /// would be a new one each time.
    /// </summary>
    internal sealed class HttpLine
    {
        /// <summary>Longer lines than this are an error, in bytes.</summary>
        public const int Longest = 8192;

        // What is longer is cut: the known headers are short.
        private const int Size = 200;

        private static readonly byte[] StatusStart = Encoding.UTF8.GetBytes("http/1.");

        private readonly byte[] _bytes = new byte[Size];
        private int _start;

        /// <summary>Bytes of the line that were kept, without its end.</summary>
        public int Length { get; private set; }

        /// <summary>Reads the next line. Returns the bytes that it took, at least 1.</summary>
        /// <exception cref="IOException">The connection ends, or the line does not.</exception>
        public int Read(TlsConnection connection)
        {
            int length = 0;
            int taken = 0;
            do
            {
                taken += connection.TakeLine(_bytes, ref length);
                if (taken > Longest)
                {
                    throw new IOException("the answer has a line without end");
                }
            }
            while (!connection.EndsLine);

            while (length > 0 && _bytes[length - 1] == '\r')
            {
                length--;
            }

            Length = length;
            _start = 0;
            return taken;
        }

        /// <summary>Whether the line is a header of that name; its value is looked at from then on.</summary>
        /// <param name="lowerCase">The name in lower case, with its colon.</param>
        public bool IsHeader(byte[] lowerCase)
        {
            // Names differ in length: most lines are told by the place of the colon.
            int colon = lowerCase.Length - 1;
            if (Length <= colon || _bytes[colon] != ':' || !StartsAt(lowerCase, 0))
            {
                return false;
            }

            _start = lowerCase.Length;
            while (_start < Length && IsBlank(_bytes[_start]))
            {
                _start++;
            }

            while (Length > _start && IsBlank(_bytes[Length - 1]))
            {
                Length--;
            }

            return true;
        }

        /// <summary>Whether the header's value is that word.</summary>
        public bool ValueIs(byte[] lowerCase)
        {
            return Length - _start == lowerCase.Length && StartsAt(lowerCase, _start);
        }

        /// <summary>The header's value as a number; -1 when it is none, or has more than nine digits.</summary>
        public int ValueNumber()
        {
            return Number(_start, Length);
        }

        /// <summary>The header's value as a date in Unix seconds; 0 when it is none.</summary>
        public long ValueDate()
        {
            return HttpDate.Read(_bytes, _start, Length - _start);
        }

        /// <summary>The status of a status line; -1 when it is none.</summary>
        public int Status()
        {
            return StartsAt(StatusStart, 0) && Length >= 12 ? Number(9, 12) : -1;
        }

        /// <summary>Whether a status line, known to be one, is of HTTP/1.1, where connections are kept.</summary>
        public bool IsVersion11()
        {
            return Length > StatusStart.Length && _bytes[StatusStart.Length] == '1';
        }

        /// <summary>
        /// The size at the start of a chunk; more than <see cref="Longest"/> when it is larger than that, whatever it is.
        /// </summary>
        /// <exception cref="IOException">There is none.</exception>
        public int ChunkSize()
        {
            int size = 0;
            int i = 0;
            for (; i < Length && _bytes[i] != ';' && !IsBlank(_bytes[i]); i++)
            {
                int digit = HexDigit(_bytes[i]);
                if (digit < 0)
                {
                    throw new IOException("the answer has a bad chunk");
                }

                size = size > Longest ? size : size * 16 + digit;
            }

            if (i == 0)
            {
                throw new IOException("the answer has a bad chunk");
            }

            return size;
        }

        private static int HexDigit(byte value)
        {
            if (value >= '0' && value <= '9')
            {
                return value - '0';
            }

            int lower = value | 0x20;
            return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        }

        private static bool IsBlank(byte value)
        {
            return value == ' ' || value == '\t';
        }

        private bool StartsAt(byte[] lowerCase, int start)
        {
            int length = lowerCase.Length;
            if (Length - start < length)
            {
                return false;
            }

            byte[] bytes = _bytes;
            for (int i = 0; i < length; i++)
            {
                int value = bytes[start + i];
                if (value != lowerCase[i] && (value < 'A' || value > 'Z' || value + 32 != lowerCase[i]))
                {
                    return false;
                }
            }

            return true;
        }

        private int Number(int start, int end)
        {
            if (start >= end || end - start > 9)
            {
                return -1;
            }

            int number = 0;
            for (int i = start; i < end; i++)
            {
                int digit = _bytes[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                number = number * 10 + digit;
            }

            return number;
        }
    }
}
