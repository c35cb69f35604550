// TelemetryGen: arguments of stores, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>What every store asks of the buffers that it is given.</summary>
    internal static class StoreChecks
    {
        /// <summary>The bytes must be in the buffer.</summary>
        public static void Slice(byte[] buffer, int offset, int length)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (offset < 0 || length < 0 || length > buffer.Length - offset)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(length), "the buffer has " + buffer.Length + " bytes, not " + length + " from " + offset + " on");
            }
        }

        /// <summary>The sizes of a flash store: a segment must hold an entry, and a full store must still take acknowledgements.</summary>
        public static void FlashSizes(int capacity, int segment)
        {
            if (segment < 128 || segment > 0x7FFF)
            {
                throw new ArgumentOutOfRangeException(nameof(segment), "segment is " + segment + "; it must be 128 to 32767");
            }

            if (capacity / 4 < segment)
            {
                throw new ArgumentOutOfRangeException(nameof(capacity), "capacity is " + capacity + "; it must be four segments or more");
            }
        }

        /// <summary>The buffer must have room.</summary>
        public static void Room(byte[] buffer, int offset, int length)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (offset < 0 || length > buffer.Length - offset)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(buffer), "the message has " + length + " bytes, the buffer room for " + (buffer.Length - offset));
            }
        }
    }
}
