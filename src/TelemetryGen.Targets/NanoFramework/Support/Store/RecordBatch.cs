// TelemetryGen: batches of records, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// The next records of a store, as one event in one buffer: header, count, CRC-32C, then each record without its header
    /// (docs/wire-format.md). All of it is taken from the headers of the messages: nothing here knows a schema.
    /// </summary>
    internal sealed class RecordBatch
    {
        public const int HeaderLength = 8;

        /// <summary>Where the rows begin: after header, the longer of the two blocks, and their length.</summary>
        public const int RowsStart = 24;

        // A message that is alone goes out as it is, from here on.
        private const int AloneStart = RowsStart - HeaderLength;

        // Ids of batches are those of their records with this bit, in the header's fourth byte.
        private const int BatchBit = 0x80;
        private const int MostRows = 65534;

        private readonly byte[] _head = new byte[HeaderLength];
        private readonly byte[] _kept = new byte[HeaderLength];
        private int _limit;

        /// <param name="size">The most bytes of an event.</param>
        public RecordBatch(int size)
        {
            Buffer = new byte[size];
            _limit = size;
            RowVersions = new RowVersions();
        }

        public RowVersions RowVersions { get; private set; }

        public byte[] Buffer { get; private set; }

        /// <summary>How many records; where the event starts and ends in the buffer.</summary>
        public int Count { get; private set; }

        public int Start { get; private set; }

        public int End { get; private set; }

        public int Length
        {
            get { return End - Start; }
        }

        /// <summary>There were more records, which did not fit or are of another kind.</summary>
        public bool IsCut { get; private set; }

        /// <summary>How many of the records have a time that is a guess.</summary>
        public int Guesses { get; private set; }

        /// <summary>True when a message has the same header.</summary>
        public static bool IsAlike(byte[] head, byte[] buffer, int at)
        {
            return BitConverter.ToInt64(head, 0) == BitConverter.ToInt64(buffer, at);
        }

        /// <summary>True when a stored record of that length, mark included, can be an event of its own.</summary>
        public bool Fits(int length)
        {
            return AloneStart + length <= Buffer.Length;
        }

        /// <summary>True when a stored record of that length fits after so many others that end at end.</summary>
        public bool HasRoom(int count, int end, int length)
        {
            return count < MostRows && end - HeaderLength + length <= _limit;
        }

        /// <summary>
        /// Takes the oldest records of the store, as many as are alike and fit, and stamps those that have a mark. They stay in the store,
        /// as they are, until that is told that they are acknowledged.
        /// </summary>
        public void Fill(ITelemetryStore store, RecordTimestamps stamps)
        {
            store.Begin();
            Count = 0;
            Guesses = 0;
            IsCut = false;
            int end = RowsStart;
            int length = store.Peek();
            while (length > 0)
            {
                if (Count > 0 && !HasRoom(Count, end, length))
                {
                    IsCut = true;
                    break;
                }

                if (Count == 0 && !Fits(length))
                {
                    // A program with a larger buffer stored it.
                    Buffer = new byte[AloneStart + length];
                }

                length = Take(store, stamps, end);
                if (length == 0)
                {
                    IsCut = true;
                    break;
                }

                end += length - HeaderLength;
                length = store.Peek();
            }

            Seal(end);
        }

        /// <summary>After the hub found a batch too large: the next ones are at most half as long.</summary>
        public void Halve()
        {
            _limit = Length / 2;
        }

        // The length of the next record's message; 0 when it is of another kind.
        private int Take(ITelemetryStore store, RecordTimestamps stamps, int end)
        {
            // The message's header lands on the last bytes of the row before, which are put back.
            int at = end - HeaderLength;
            Array.Copy(Buffer, at, _kept, 0, HeaderLength);
            int length = stamps.Finish(Buffer, at, store.Read(Buffer, at));
            if (Count == 0)
            {
                Array.Copy(Buffer, at, _head, 0, HeaderLength);
            }

            bool isAlike = IsAlike(_head, Buffer, at);
            Array.Copy(_kept, 0, Buffer, at, HeaderLength);
            if (!isAlike)
            {
                store.StepBack();
                return 0;
            }

            Count++;
            Guesses += stamps.IsGuess ? 1 : 0;
            return length;
        }

        private void Seal(int end)
        {
            End = end;
            if (Count < 2)
            {
                Start = AloneStart;
                Array.Copy(_head, 0, Buffer, Start, HeaderLength);
                return;
            }

            // A row version above 1 is said, in a block that is two bytes longer.
            int rowVersion = RowVersions.Get(BitConverter.ToUInt16(_head, 2), BitConverter.ToUInt16(_head, 6));
            int start = rowVersion > 1 ? 0 : 2;
            byte[] buffer = Buffer;
            Start = start;
            Array.Copy(_head, 0, buffer, start, HeaderLength);
            LittleEndian.Put16(buffer, start, 12 - start);
            buffer[start + 3] |= BatchBit;
            LittleEndian.Put16(buffer, start + 8, Count);

            // Encoding 0: rows. No flags.
            LittleEndian.Put16(buffer, start + 10, 0);
            LittleEndian.Put32(buffer, start + 12, Crc32C.Add(0, buffer, RowsStart, end - RowsStart));
            LittleEndian.Put16(buffer, start + 16, BitConverter.ToUInt16(_head, 0));
            if (rowVersion > 1)
            {
                LittleEndian.Put16(buffer, start + 18, rowVersion);
            }

            LittleEndian.Put32(buffer, RowsStart - 4, (uint)(end - RowsStart));
        }
    }
}
