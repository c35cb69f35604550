// TelemetryGen: the files of a flash store as one log, for .NET nanoFramework

using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Appends records and acknowledgements to the newest of some files, and reads from all of them. What was written is never changed.
    /// After a power cut the newest file may end in anything; then it is sealed, which means that nothing is appended to it any more.
    /// </summary>
    internal sealed class FlashLog
    {
        private readonly string _directory;
        private readonly int _segmentSize;

        // Written to; and an older one that is read.
        private readonly FlashSegment _current;
        private readonly FlashSegment _older;
        private uint _lastNumber;
        private bool _isSealed;

        /// <summary>Opens the files of the directory, or makes the first.</summary>
        public FlashLog(string directory, int segmentSize)
        {
            _directory = directory;
            _segmentSize = segmentSize;
            _current = new FlashSegment(directory);
            _older = new FlashSegment(directory);
            Files = new SegmentList();
            Next = 1;
            Recover();
        }

        public SegmentList Files { get; private set; }

        /// <summary>Sequence of the next record.</summary>
        public uint Next { get; private set; }

        /// <summary>Found at the start: up to which sequence records are acknowledged or were dropped.</summary>
        public uint Base { get; private set; }

        /// <summary>Found at the start: files that were not cut while they were made but are spoiled.</summary>
        public int Spoiled { get; private set; }

        /// <summary>The newest file has no record in it.</summary>
        public bool IsSpent
        {
            get { return Files.First(Files.Last) == Next; }
        }

        /// <summary>True when an entry of this size goes into the newest file.</summary>
        public bool HasRoom(int size)
        {
            return !_isSealed && _current.Size + size <= _segmentSize;
        }

        /// <summary>Goes on in a new file. When this returns, the flash knows what is acknowledged.</summary>
        public void Roll(uint acknowledged)
        {
            _isSealed = true;
            uint number = _lastNumber + 1;
            _current.Create(number, Next, acknowledged);
            _lastNumber = number;
            Files.Add(number, Next);
            _isSealed = false;
        }

        /// <summary>Appends a record; it is in the flash when this returns.</summary>
        public void PutRecord(byte[] buffer, int offset, int length)
        {
            // Until all of it is written.
            _isSealed = true;
            _current.PutRecord(buffer, offset, length, Next);
            _isSealed = false;
            Next++;
        }

        /// <summary>Appends that all records up to this sequence are acknowledged.</summary>
        public void PutAcknowledgement(uint through)
        {
            _isSealed = true;
            _current.PutAcknowledgement(through, Next);
            _isSealed = false;
        }

        /// <summary>A file, opened.</summary>
        public FlashSegment Segment(int index)
        {
            uint number = Files.Number(index);
            if (number == _current.Number)
            {
                return _current;
            }

            if (number != _older.Number)
            {
                _older.Open(number, FileAccess.Read);
            }

            return _older;
        }

        /// <summary>Says that the newest file can be read up to here. What is appended after more than that would not be found.</summary>
        public void EndAt(int offset)
        {
            if (offset != _current.Size)
            {
                _isSealed = true;
            }
        }

        /// <summary>Deletes a file.</summary>
        public void Remove(int index)
        {
            uint number = Files.Number(index);
            if (number == _older.Number)
            {
                _older.Close();
            }

            File.Delete(SegmentFiles.GetPath(_directory, number));
            Files.RemoveAt(index);
        }

        public void Close()
        {
            _current.Close();
            _older.Close();
        }

        private void Recover()
        {
            int headless = 0;
            foreach (uint number in SegmentFiles.Find(_directory))
            {
                _lastNumber = number;
                bool isWhole = _older.Open(number, FileAccess.Read);
                if (isWhole)
                {
                    Files.Add(number, _older.First);
                }

                _older.Close();
                if (!isWhole)
                {
                    // Cut while it was made. Its number is not used again.
                    headless += Files.Count == 0 ? 1 : 0;
                    File.Delete(SegmentFiles.GetPath(_directory, number));
                }
            }

            if (Files.Count == 0)
            {
                Roll(0);
                return;
            }

            uint acknowledged = Scan();
            uint beforeOldest = Files.First(0) - 1;
            Base = acknowledged > beforeOldest ? acknowledged : beforeOldest;

            // Records lack before the oldest file: they were dropped, or those files were not cut but spoiled.
            Spoiled = acknowledged < beforeOldest ? headless : 0;
        }

        // Reads the newest file: it knows up to which sequence records are acknowledged, and its end may be in doubt.
        private uint Scan()
        {
            FlashSegment segment = _current;
            segment.Open(Files.Number(Files.Last), FileAccess.ReadWrite);
            Next = segment.First;
            uint acknowledged = segment.Base;
            int offset = FlashSegment.HeaderLength;
            int end = offset;
            int size = segment.Load(offset, Next);
            while (size > 0)
            {
                offset += size;
                if (segment.IsValid)
                {
                    end = offset;
                    Next = segment.Following;
                    if (!segment.IsRecord)
                    {
                        acknowledged = segment.Acknowledged;
                    }
                }

                size = segment.Load(offset, Next);
            }

            EndAt(end);
            return acknowledged;
        }
    }
}
