// TelemetryGen: message store in flash, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Messages in flash, over reboots and power cuts. Messages and acknowledgements are appended to files of one size; no byte is written
    /// twice, nothing is renamed. The newest file always knows what was acknowledged: so it does not matter when, or whether, the deletion
    /// of an older one comes through.
    /// </summary>
    public sealed class FlashStore : ITelemetryStore
    {
        private readonly int _longest;
        private readonly int _mostFiles;
        private readonly bool _oldestDropped;
        private readonly FlashLog _log;
        private readonly FlashCursor _cursor;

        // Sequence of the last record that is acknowledged or dropped.
        private uint _base;

        // Where Begin starts, in the oldest file.
        private int _startOffset = FlashSegment.HeaderLength;
        private uint _startSequence;

        // How many records were dropped after they were read.
        private int _gone;

        /// <summary>Opens the store that is in the directory, or makes one.</summary>
        /// <param name="directory">Its own, such as <c>I:\queue</c>: nothing else may be in it. The one above it exists.</param>
        /// <param name="capacity">Bytes of all files at most, four segments or more; two files' worth is kept free for acknowledgements.
        /// The flash must have as many to spare.</param>
        /// <param name="segment">Bytes of one file, 128 to 32767: a message may have 28 less.</param>
        /// <param name="oldestDropped">What a full store does, a file at a time; false refuses the newest instead.</param>
        /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
        /// <exception cref="System.IO.IOException">The flash failed.</exception>
        public FlashStore(string directory, int capacity, int segment, bool oldestDropped)
        {
            StoreChecks.FlashSizes(capacity, segment);
            _longest = segment - FlashSegment.HeaderLength - FlashSegment.EntryLength;
            _mostFiles = capacity / segment - 2;
            _oldestDropped = oldestDropped;
            _log = new FlashLog(directory, segment);
            _cursor = new FlashCursor(_log);
            _startSequence = _log.Files.First(0);
            Corrupt = _log.Spoiled;
            SetBase(_log.Base);
            RemoveAcknowledged();
            Begin();
        }

        /// <inheritdoc/>
        public int Count { get; private set; }

        /// <inheritdoc/>
        public int Taken { get; private set; }

        /// <inheritdoc/>
        public int Dropped { get; private set; }

        /// <inheritdoc/>
        public int Refused { get; private set; }

        /// <inheritdoc/>
        public int Corrupt { get; private set; }

        /// <summary>Stores a message: it is in the flash when this returns. False when it was refused.</summary>
        public bool Append(byte[] buffer, int offset, int length)
        {
            StoreChecks.Slice(buffer, offset, length);
            int size = FlashSegment.EntryLength + length;
            bool hasRoom = _log.HasRoom(size);
            if (length == 0 || length > _longest || !MakeRoom(hasRoom ? _mostFiles : _mostFiles - 1))
            {
                Refused++;
                return false;
            }

            if (!hasRoom)
            {
                Roll(_base);
            }

            _log.PutRecord(buffer, offset, length);
            Count++;
            return true;
        }

        /// <inheritdoc/>
        public void Begin()
        {
            Dropped += _gone;
            _gone = 0;
            Taken = 0;
            _cursor.MoveToOldest(_startOffset, _startSequence);
        }

        /// <inheritdoc/>
        public int Peek()
        {
            int length = _cursor.Find(_base);
            if (length == 0)
            {
                _cursor.MoveToEnd();
                if (Taken == 0 && Count > 0)
                {
                    // None of those that are waiting can be read.
                    Acknowledge();
                }
            }

            return length;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset)
        {
            int length = Peek();
            if (length == 0)
            {
                return 0;
            }

            StoreChecks.Room(buffer, offset, length);
            _cursor.Read(buffer, offset);
            Taken++;
            return length;
        }

        /// <inheritdoc/>
        public void StepBack()
        {
            _cursor.StepBack();
            Taken--;
        }

        /// <inheritdoc/>
        public void Acknowledge()
        {
            uint through = _cursor.Sequence - 1;
            if (through > _base)
            {
                if (_log.HasRoom(FlashSegment.AcknowledgementLength))
                {
                    _log.PutAcknowledgement(through);
                }
                else
                {
                    // The header of a new file says it.
                    Roll(through);
                }

                Corrupt += (int)(through - _base) - Taken;
                SetBase(through);
                RemoveAcknowledged();

                // The cursor is in the oldest file now, right after what is acknowledged.
                _startOffset = _cursor.Offset;
                _startSequence = _cursor.Sequence;
            }

            // Those that were dropped after they were read have arrived as well.
            _gone = 0;
            Taken = 0;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _log.Close();
        }

        // Drops the oldest until there are so many files. False when the newest is to be refused.
        private bool MakeRoom(int files)
        {
            while (_log.Files.Count > files)
            {
                if (!_oldestDropped)
                {
                    return false;
                }

                DropOldest();
            }

            return true;
        }

        private void Roll(uint acknowledged)
        {
            bool isSpent = _log.IsSpent;
            _log.Roll(acknowledged);
            if (isSpent)
            {
                // No record was in the file before, and the new header says all that it said.
                Remove(_log.Files.Last - 1);
            }
        }

        private void DropOldest()
        {
            uint through = _log.Files.First(1) - 1;
            if (through > _base)
            {
                // What was read may have arrived: Acknowledge or Begin will tell.
                int read = TakenUpTo(through);
                Taken -= read;
                _gone += read;
                Dropped += (int)(through - _base) - read;
                SetBase(through);
            }

            Remove(0);
        }

        private int TakenUpTo(uint sequence)
        {
            uint taken = _cursor.Sequence - 1;
            uint passed = sequence < taken ? sequence : taken;
            int count = passed > _base ? (int)(passed - _base) : 0;
            return count < Taken ? count : Taken;
        }

        private void RemoveAcknowledged()
        {
            while (_log.Files.Count > 1 && _log.Files.First(1) <= _base + 1)
            {
                Remove(0);
            }
        }

        private void Remove(int index)
        {
            _log.Remove(index);
            _cursor.Deleted(index);
            if (index == 0)
            {
                _startOffset = FlashSegment.HeaderLength;
                _startSequence = _log.Files.First(0);
            }
        }

        private void SetBase(uint sequence)
        {
            _base = sequence;
            Count = (int)(_log.Next - 1 - sequence);
        }
    }
}
