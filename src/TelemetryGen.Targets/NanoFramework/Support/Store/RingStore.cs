// TelemetryGen: message store in RAM, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>Messages in one buffer that is made once.</summary>
    public sealed class RingStore : ITelemetryStore
    {
        // Before each message: its length.
        private const int Prefix = 2;

        private readonly byte[] _ring;
        private readonly bool _oldestDropped;

        // Where the oldest message is, and how many bytes are taken from there on.
        private int _oldest;
        private int _used;

        // Bytes read since Begin, of the last message among them, and how many messages more were dropped meanwhile.
        private int _readBytes;
        private int _lastRead;
        private int _gone;

        /// <summary>Makes an empty store.</summary>
        /// <param name="capacity">Bytes of RAM, 3 or more; a message takes two more than its length.</param>
        /// <param name="oldestDropped">What a full store does; false refuses the newest instead.</param>
        /// <exception cref="ArgumentOutOfRangeException">The capacity is too small.</exception>
        public RingStore(int capacity, bool oldestDropped)
        {
            if (capacity <= Prefix)
            {
                throw new ArgumentOutOfRangeException(nameof(capacity), "capacity is " + capacity + "; it must be 3 or more");
            }

            _ring = new byte[capacity];
            _oldestDropped = oldestDropped;
        }

        /// <inheritdoc/>
        public int Count { get; private set; }

        /// <inheritdoc/>
        public int Taken { get; private set; }

        /// <inheritdoc/>
        public int Dropped { get; private set; }

        /// <inheritdoc/>
        public int Refused { get; private set; }

        /// <summary>Always 0: it is for stores in flash.</summary>
        public int Corrupt
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public bool Append(byte[] buffer, int offset, int length)
        {
            StoreChecks.Slice(buffer, offset, length);
            int size = Prefix + length;
            if (length == 0 || length > ushort.MaxValue || size > _ring.Length || (!_oldestDropped && _used + size > _ring.Length))
            {
                Refused++;
                return false;
            }

            while (_used + size > _ring.Length)
            {
                DropOldest();
            }

            int at = Place(_used);
            _ring[at] = (byte)length;
            _ring[Next(at)] = (byte)(length >> 8);
            at = Place(_used + Prefix);
            int first = Shorter(length, _ring.Length - at);
            Array.Copy(buffer, offset, _ring, at, first);
            Array.Copy(buffer, offset + first, _ring, 0, length - first);
            _used += size;
            Count++;
            return true;
        }

        /// <inheritdoc/>
        public void Begin()
        {
            Dropped += _gone;
            ForgetReading();
        }

        /// <inheritdoc/>
        public int Peek()
        {
            return Taken == Count ? 0 : LengthAt(_readBytes);
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
            int at = Place(_readBytes + Prefix);
            int first = Shorter(length, _ring.Length - at);
            Array.Copy(_ring, at, buffer, offset, first);
            Array.Copy(_ring, 0, buffer, offset + first, length - first);
            _lastRead = Prefix + length;
            _readBytes += _lastRead;
            Taken++;
            return length;
        }

        /// <inheritdoc/>
        public void StepBack()
        {
            _readBytes -= _lastRead;
            _lastRead = 0;
            Taken--;
        }

        /// <inheritdoc/>
        public void Acknowledge()
        {
            _oldest = Place(_readBytes);
            _used -= _readBytes;
            Count -= Taken;

            // Those that were dropped after they were read have arrived as well.
            ForgetReading();
        }

        /// <summary>Nothing to do here.</summary>
        public void Close()
        {
        }

        private void DropOldest()
        {
            int size = Prefix + LengthAt(0);
            if (Taken > 0)
            {
                Taken--;
                _readBytes -= size;
                _gone++;
            }
            else
            {
                Dropped++;
            }

            _oldest = Place(size);
            _used -= size;
            Count--;
        }

        private void ForgetReading()
        {
            _gone = 0;
            _readBytes = 0;
            Taken = 0;
        }

        private int LengthAt(int distance)
        {
            int at = Place(distance);
            return _ring[at] | _ring[Next(at)] << 8;
        }

        private int Place(int distance)
        {
            return (_oldest + distance) % _ring.Length;
        }

        // Math of nanoFramework is for doubles.
        private static int Shorter(int one, int other)
        {
            return one < other ? one : other;
        }

        private int Next(int at)
        {
            return at + 1 == _ring.Length ? 0 : at + 1;
        }
    }
}
