// TelemetryGen: one file of a flash store, for .NET nanoFramework

using System;
using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>
    /// A header, then entries that are only ever appended; all little-endian, the same as on MicroPython boards.
    /// <code>
    /// header  "TGS1", number of the file, sequence of its first record, sequence up to which records were acknowledged when it was made
    ///         (u32 each), CRC-32C of all that
    /// entry   length (u16, bit 15: an acknowledgement), lower half of the sequence (u16), CRC-32C of both and the bytes, the bytes:
    ///         of a record the message, of an acknowledgement up to which sequence (u32)
    /// </code>
    /// The CRC of an entry goes on from that of the header. So an entry of a deleted file, which a FAT may show again behind the end of this
    /// one, is never taken for one of this file.
    /// </summary>
    internal sealed class FlashSegment
    {
        public const int HeaderLength = 20;
        public const int EntryLength = 8;
        public const int AcknowledgementLength = 12;

        private const uint Magic = 0x31534754;
        private const int AcknowledgementBit = 0x8000;

        private readonly string _directory;
        private readonly byte[] _head = new byte[HeaderLength];
        private readonly FlashChunk _chunk = new FlashChunk();
        private FileStream _file;
        private uint _crc;

        // What is written next goes where the file is.
        private bool _isAtEnd;

        public FlashSegment(string directory)
        {
            _directory = directory;
        }

        /// <summary>Of the open file; 0 when none is.</summary>
        public uint Number { get; private set; }

        /// <summary>Of the header: sequence of the first record, and up to which records were acknowledged.</summary>
        public uint First { get; private set; }

        public uint Base { get; private set; }

        /// <summary>Bytes in the file.</summary>
        public int Size { get; private set; }

        /// <summary>Of the entry that was loaded last.</summary>
        public bool IsValid { get; private set; }

        public bool IsRecord { get; private set; }

        public int Length { get; private set; }

        public uint Sequence { get; private set; }

        /// <summary>Sequence of the record behind it.</summary>
        public uint Following { get; private set; }

        public uint Acknowledged { get; private set; }

        /// <summary>Makes an empty file.</summary>
        public void Create(uint number, uint first, uint acknowledged)
        {
            Close();
            _file = new FileStream(SegmentFiles.PathOf(_directory, number), FileMode.Create, FileAccess.ReadWrite);
            LittleEndian.Put32(_head, 0, Magic);
            LittleEndian.Put32(_head, 4, number);
            LittleEndian.Put32(_head, 8, first);
            LittleEndian.Put32(_head, 12, acknowledged);
            _crc = Crc32C.Add(0, _head, 0, 16);
            LittleEndian.Put32(_head, 16, _crc);
            _file.Write(_head, 0, HeaderLength);
            _file.Flush();
            _isAtEnd = true;
            Number = number;
            First = first;
            Base = acknowledged;
            Size = HeaderLength;
        }

        /// <summary>Opens a file. False when its header is not whole: then it shows no entries.</summary>
        public bool Open(uint number, FileAccess access)
        {
            Close();
            _file = new FileStream(SegmentFiles.PathOf(_directory, number), FileMode.Open, access);
            Number = number;
            if (FlashChunk.Fill(_file, _head, 0, HeaderLength) < HeaderLength)
            {
                return false;
            }

            _crc = Crc32C.Add(0, _head, 0, 16);
            if (BitConverter.ToUInt32(_head, 0) != Magic || BitConverter.ToUInt32(_head, 4) != number
                || BitConverter.ToUInt32(_head, 16) != _crc)
            {
                return false;
            }

            First = BitConverter.ToUInt32(_head, 8);
            Base = BitConverter.ToUInt32(_head, 12);
            Size = (int)_file.Length;
            return true;
        }

        public void Close()
        {
            Number = 0;
            Size = 0;
            _isAtEnd = false;
            _chunk.Forget();
            if (_file != null)
            {
                FileStream file = _file;
                _file = null;
                file.Dispose();
            }
        }

        /// <summary>Appends a record; it is in the flash when this returns.</summary>
        public void PutRecord(byte[] buffer, int offset, int length, uint sequence)
        {
            Put(length, buffer, offset, length, sequence);
        }

        /// <summary>Appends that all records up to one are acknowledged.</summary>
        /// <param name="through">Sequence of that one.</param>
        /// <param name="sequence">Of the next record.</param>
        public void PutAcknowledgement(uint through, uint sequence)
        {
            LittleEndian.Put32(_head, EntryLength, through);
            Put(AcknowledgementBit | 4, _head, EntryLength, 4, sequence);
        }

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

        private void Put(int kind, byte[] body, int offset, int length, uint sequence)
        {
            uint head = (uint)kind | sequence << 16;
            uint crc = Crc32C.Add(Crc32C.Add(_crc, head), body, offset, length);
            if (!_isAtEnd)
            {
                _file.Position = Size;
            }

            // Until all of it is written.
            _isAtEnd = false;
            byte[] entry = _chunk.Bytes;
            _chunk.Forget();
            LittleEndian.Put32(entry, 0, head);
            LittleEndian.Put32(entry, 4, crc);
            if (length <= FlashChunk.Size - EntryLength)
            {
                Array.Copy(body, offset, entry, EntryLength, length);
                _file.Write(entry, 0, EntryLength + length);
            }
            else
            {
                _file.Write(entry, 0, EntryLength);
                _file.Write(body, offset, length);
            }

            _file.Flush();
            _isAtEnd = true;
            Size += EntryLength + length;
        }
    }
}
