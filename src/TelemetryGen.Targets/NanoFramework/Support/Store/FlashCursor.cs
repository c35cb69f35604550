// TelemetryGen: the reader of a flash store, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>Goes from record to record over the files of a log.</summary>
    internal sealed class FlashCursor
    {
        private readonly FlashLog _log;

        // File, place in it, and length of the record there: 0 when not known; and that of the record read last.
        private int _index;
        private int _length;
        private int _lastLength;

        public FlashCursor(FlashLog log)
        {
            _log = log;
        }

        /// <summary>Place in its file.</summary>
        public int Offset { get; private set; }

        /// <summary>Sequence of the record there.</summary>
        public uint Sequence { get; private set; }

        /// <summary>Goes to a place in the oldest file.</summary>
        public void MoveToOldest(int offset, uint sequence)
        {
            _index = 0;
            MoveTo(offset, sequence);
        }

        /// <summary>Says that no record is after the cursor, up to the log's next one.</summary>
        public void MoveToEnd()
        {
            _log.EndAt(Offset);
            Sequence = _log.Next;
        }

        /// <summary>Length of the next record whose sequence is above one; 0 at the end. What cannot be read is passed.</summary>
        public int Find(uint above)
        {
            while (_length == 0)
            {
                FlashSegment segment = _log.Segment(_index);
                int size = segment.Load(Offset, Sequence);
                if (size == 0)
                {
                    if (_index == _log.Files.Last)
                    {
                        return 0;
                    }

                    _index++;
                    MoveTo(FlashSegment.HeaderLength, _log.Files.First(_index));
                }
                else if (segment.IsValid && segment.IsRecord && segment.Sequence > above && !IsReplaced(segment.Sequence))
                {
                    Sequence = segment.Sequence;
                    _length = segment.Length;
                }
                else
                {
                    Offset += size;
                    Sequence = segment.IsValid ? segment.Following : Sequence;
                }
            }

            return _length;
        }

        /// <summary>Copies the record that was found, and goes after it.</summary>
        public void Read(byte[] buffer, int offset)
        {
            _lastLength = _length;
            _log.Segment(_index).Copy(Offset, _length, buffer, offset);
            MoveTo(Offset + FlashSegment.EntryLength + _lastLength, Sequence + 1);
        }

        /// <summary>Right after a read: goes back before that record.</summary>
        public void StepBack()
        {
            MoveTo(Offset - FlashSegment.EntryLength - _lastLength, Sequence - 1);
        }

        /// <summary>A file was deleted. If the cursor was in it, it goes on at the beginning of the next.</summary>
        public void Deleted(int index)
        {
            if (_index > index)
            {
                _index--;
            }
            else if (_index == index)
            {
                MoveTo(FlashSegment.HeaderLength, _log.Files.First(index));
            }
        }

        // The storing of a message may have been an error although all of it is there: the next file begins with the one that took its
        // place.
        private bool IsReplaced(uint sequence)
        {
            return _index < _log.Files.Last && sequence >= _log.Files.First(_index + 1);
        }

        private void MoveTo(int offset, uint sequence)
        {
            Offset = offset;
            Sequence = sequence;
            _length = 0;
        }
    }
}
