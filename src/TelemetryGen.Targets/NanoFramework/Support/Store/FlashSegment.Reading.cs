// TelemetryGen: reading one file of a flash store, for .NET nanoFramework

using System;
using System.IO;

namespace TelemetryGen.Device
{
    /// <content>What is read of it, a chunk at a time.</content>
    internal sealed partial class FlashSegment
    {
        /// <summary>Reads the entry at offset and checks it. Returns the bytes it takes, 0 at the end.</summary>
        /// <param name="offset">Where it starts.</param>
        /// <param name="sequence">The next one that may come; an entry holds only the lower half of its own.</param>
        public int Load(int offset, uint sequence)
        {
            IsValid = false;
            int loaded = _chunk.From(offset);
            if (loaded < EntryLength)
            {
                loaded = Read(offset);
            }

            if (loaded < EntryLength)
            {
                return 0;
            }

            byte[] bytes = _chunk.Bytes;
            int at = _chunk.IndexOf(offset);
            int kind = BitConverter.ToUInt16(bytes, at);
            int length = kind & ~AcknowledgementBit;
            if (length == 0 || offset + EntryLength + length > Size)
            {
                return 0;
            }

            if (loaded < EntryLength + length && at > 0)
            {
                // The rest of it, if a chunk can hold it.
                loaded = Read(offset);
                at = 0;
            }

            bool isRecord = kind == length;
            uint current = sequence + ((BitConverter.ToUInt16(bytes, at + 2) - sequence) & 0xFFFF);
            Length = length;
            IsRecord = isRecord;
            Sequence = current;
            Following = isRecord ? current + 1 : current;
            Acknowledged = isRecord ? 0 : BitConverter.ToUInt32(bytes, at + EntryLength);
            uint expected = BitConverter.ToUInt32(bytes, at + 4);
            uint crc = Crc32C.Add(_crc, BitConverter.ToUInt32(bytes, at));
            if (loaded >= EntryLength + length)
            {
                IsValid = Crc32C.Add(crc, bytes, at + EntryLength, length) == expected;
                return EntryLength + length;
            }

            return CheckLong(crc, expected, length, loaded) ? EntryLength + length : 0;
        }

        /// <summary>Copies the bytes of the entry at offset.</summary>
        public void Copy(int offset, int length, byte[] buffer, int start)
        {
            if (_chunk.From(offset) >= EntryLength + length)
            {
                Array.Copy(_chunk.Bytes, _chunk.IndexOf(offset) + EntryLength, buffer, start, length);
                return;
            }

            _isAtEnd = false;
            _file.Position = offset + EntryLength;
            if (FlashChunk.Fill(_file, buffer, start, length) < length)
            {
                throw new IOException("the file became shorter");
            }
        }

        // How many bytes there are from a place on, a chunk at the most.
        private int Read(int offset)
        {
            _isAtEnd = false;
            return _chunk.Read(_file, offset);
        }

        // Of an entry that is longer than a chunk and begins with it. False when the file ends within it.
        private bool CheckLong(uint crc, uint expected, int length, int got)
        {
            int start = EntryLength;
            while (got > start)
            {
                int part = length < got - start ? length : got - start;
                crc = Crc32C.Add(crc, _chunk.Bytes, start, part);
                length -= part;
                if (length == 0)
                {
                    IsValid = crc == expected;
                    break;
                }

                start = 0;
                got = FlashChunk.Fill(_file, _chunk.Bytes, 0, FlashChunk.Size);
            }

            _chunk.Forget();
            return length == 0;
        }
    }
}
