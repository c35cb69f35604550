// TelemetryGen: time stamps of stored records, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Fills in the timestamp of a record, at once or when the time of day is known. What was taken before that is stored with a mark, the
    /// same as on MicroPython boards: the highest bit of its template id, which only batches use on the wire, and after the message
    /// <code>
    /// the start of the board (u32), uptime in seconds (u32) and milliseconds (u16), the timestamp's place in the message (u16), its bytes
    /// there (u8), and what it counts (u8): 0 seconds, 1 milliseconds, 2 microseconds
    /// </code>
    /// </summary>
    internal sealed class RecordTimestamps
    {
        /// <summary>Bytes that a mark takes after the message.</summary>
        public const int MarkLength = 14;

        // The byte of a message's header that holds the mark's bit.
        private const int BitPlace = 3;
        private const int Bit = 0x80;

        private readonly BoardClock _clock;
        private readonly RecordNumbers _numbers;

        public RecordTimestamps(BoardClock clock, RecordNumbers numbers)
        {
            _clock = clock;
            _numbers = numbers;
        }

        /// <summary>The record that was finished last is of an earlier start, so that its time is a guess.</summary>
        public bool IsGuess { get; private set; }

        /// <summary>
        /// Stamps a message that was just written at the beginning of a buffer, or marks it. Returns its length with the mark.
        /// </summary>
        public int SetTimestamp(ITimestampedMessage message, byte[] buffer, int length)
        {
            int place = message.TimestampOffset;
            int width = message.TimestampLength;
            int perSecond = message.TimestampUnitsPerSecond;
            long uptime = _clock.Uptime;
            if (_clock.IsSet)
            {
                _clock.Put(buffer, place, width, perSecond, uptime);
                return length;
            }

            LittleEndian.Put32(buffer, length, _numbers.Start());
            LittleEndian.Put32(buffer, length + 4, (uint)(uptime / 1000));
            LittleEndian.Put16(buffer, length + 8, (int)(uptime % 1000));
            LittleEndian.Put16(buffer, length + 10, place);
            buffer[length + 12] = (byte)width;
            buffer[length + 13] = (byte)(perSecond == 1 ? 0 : perSecond == 1000 ? 1 : 2);
            buffer[BitPlace] |= Bit;
            return length + MarkLength;
        }

        /// <summary>Takes the mark's bit out of a message's header.</summary>
        public static void ClearBit(byte[] buffer, int start)
        {
            buffer[start + BitPlace] &= Bit - 1;
        }

        /// <summary>Stamps a record as it was stored, if it has a mark, and takes the mark off. Returns the message's length.</summary>
        public int Finish(byte[] buffer, int start, int length)
        {
            IsGuess = false;
            if ((buffer[start + BitPlace] & Bit) == 0)
            {
                return length;
            }

            ClearBit(buffer, start);
            length -= MarkLength;
            int mark = start + length;
            long uptime = BitConverter.ToUInt32(buffer, mark + 4) * 1000L + BitConverter.ToUInt16(buffer, mark + 8);
            if (!_numbers.IsStart(BitConverter.ToUInt32(buffer, mark)))
            {
                // Nobody knows how long the board was off in between: the latest it can have been is this start.
                IsGuess = true;
                uptime = 0;
            }

            int perSecond = buffer[mark + 13] == 0 ? 1 : buffer[mark + 13] == 1 ? 1000 : 1000000;
            _clock.Put(buffer, start + BitConverter.ToUInt16(buffer, mark + 10), buffer[mark + 12], perSecond, uptime);
            return length;
        }
    }
}
