// TelemetryGen: what was read of a file last, for .NET nanoFramework

using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Some bytes of a file in a buffer that is used again. Each read of a board's file is a call of the file system and a new array in its
    /// library; most records follow each other, so several of them come by one read.
    /// </summary>
    internal sealed class FlashChunk
    {
        public const int Size = 128;

        // Of the file: where the bytes begin, and how many there are. None when Length is 0.
        private int _start;
        private int _length;

        public FlashChunk()
        {
            Bytes = new byte[Size];
        }

        /// <summary>The bytes. Whoever puts others there says so by <see cref="Forget"/>.</summary>
        public byte[] Bytes { get; private set; }

        /// <summary>Where in them a place of the file is.</summary>
        public int IndexOf(int offset)
        {
            return offset - _start;
        }

        /// <summary>How many bytes there are from a place of the file on.</summary>
        public int From(int offset)
        {
            int index = offset - _start;
            return index < 0 || index > _length ? 0 : _length - index;
        }

        /// <summary>Reads from a place of the file on. Returns how many bytes there are, <see cref="Size"/> at the most.</summary>
        public int Read(FileStream file, int offset)
        {
            _length = 0;
            _start = offset;
            file.Position = offset;
            _length = Fill(file, Bytes, 0, Size);
            return _length;
        }

        public void Forget()
        {
            _length = 0;
        }

        /// <summary>
        /// Reads so many bytes, or up to the end of the file. Returns how many: a single read may give less than there is.
        /// </summary>
        public static int Fill(FileStream file, byte[] buffer, int offset, int length)
        {
            int total = 0;
            while (total < length)
            {
                int got = file.Read(buffer, offset + total, length - total);
                if (got <= 0)
                {
                    break;
                }

                total += got;
            }

            return total;
        }
    }
}
