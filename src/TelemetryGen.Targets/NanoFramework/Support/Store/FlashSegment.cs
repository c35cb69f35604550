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
    /// The CRC of an entry goes on from that of the header. So an entry of a deleted file, which a FAT may show again after the end of this
    /// one, is never taken for one of this file.
    /// </summary>
    internal sealed partial class FlashSegment
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

        /// <summary>Sequence of the record after it.</summary>
        public uint Following { get; private set; }

        public uint Acknowledged { get; private set; }

        /// <summary>Makes an empty file.</summary>
        public void Create(uint number, uint first, uint acknowledged)
        {
            Close();
            _file = new FileStream(SegmentFiles.GetPath(_directory, number), FileMode.Create, FileAccess.ReadWrite);
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
            _file = new FileStream(SegmentFiles.GetPath(_directory, number), FileMode.Open, access);
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
