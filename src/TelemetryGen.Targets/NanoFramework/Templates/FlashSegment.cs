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

        // Bytes read at once: the header of an entry and most messages.
        private const int ChunkLength = 128;

        private readonly string _directory;
        private readonly byte[] _head = new byte[HeaderLength];
        private readonly byte[] _chunk = new byte[ChunkLength];
        private FileStream _file;
        private uint _crc;

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
            if (Fill(_head, 0, HeaderLength) < HeaderLength)
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
            _file.Position = offset;
            int got = Fill(_chunk, 0, ChunkLength);
            if (got < EntryLength)
            {
                return 0;
            }

            int length = BitConverter.ToUInt16(_chunk, 0) & ~AcknowledgementBit;
            if (length == 0 || offset + EntryLength + length > Size)
            {
                return 0;
            }

            Length = length;
            IsRecord = _chunk[1] < 128;
            Sequence = sequence + ((BitConverter.ToUInt16(_chunk, 2) - sequence) & 0xFFFF);
            Following = IsRecord ? Sequence + 1 : Sequence;
            Acknowledged = IsRecord ? 0 : BitConverter.ToUInt32(_chunk, EntryLength);
            return Check(length, got) ? EntryLength + length : 0;
        }

        /// <summary>Copies the bytes of the entry at offset.</summary>
        public void Copy(int offset, int length, byte[] buffer, int start)
        {
            _file.Position = offset + EntryLength;
            if (Fill(buffer, start, length) < length)
            {
                throw new IOException("the file became shorter");
            }
        }

        // Of the entry in the chunk. False when the file ends within it.
        private bool Check(int length, int got)
        {
            uint expected = BitConverter.ToUInt32(_chunk, 4);
            uint crc = Crc32C.Add(_crc, _chunk, 0, 4);
            int start = EntryLength;
            while (got > start)
            {
                int part = length < got - start ? length : got - start;
                crc = Crc32C.Add(crc, _chunk, start, part);
                length -= part;
                if (length == 0)
                {
                    IsValid = crc == expected;
                    return true;
                }

                start = 0;
                got = Fill(_chunk, 0, ChunkLength);
            }

            return false;
        }

        private void Put(int kind, byte[] body, int offset, int length, uint sequence)
        {
            LittleEndian.Put16(_head, 0, kind);
            LittleEndian.Put16(_head, 2, (int)sequence);
            uint crc = Crc32C.Add(_crc, _head, 0, 4);
            LittleEndian.Put32(_head, 4, Crc32C.Add(crc, body, offset, length));
            _file.Position = Size;
            _file.Write(_head, 0, EntryLength);
            _file.Write(body, offset, length);
            _file.Flush();
            Size += EntryLength + length;
        }

        // A read may give less than there is.
        private int Fill(byte[] buffer, int offset, int length)
        {
            int total = 0;
            while (total < length)
            {
                int got = _file.Read(buffer, offset + total, length - total);
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
