// TelemetryGen: numbers of records, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>
    /// Gives records their numbers. The first one that a board takes tells this start of it from all others, since none comes twice.
    /// </summary>
    internal sealed class RecordNumbers
    {
        private readonly SequenceCounter _counter;

        // The number of the next record, once it is known; and the first one.
        private uint _next;
        private bool _hasNext;
        private uint _first;
        private bool _hasFirst;

        public RecordNumbers(SequenceCounter counter)
        {
            _counter = counter;
        }

        /// <summary>The number of the next record: the same one until it is <see cref="Used"/>.</summary>
        /// <exception cref="System.IO.IOException">The flash does not take the reservation.</exception>
        public uint Next()
        {
            if (!_hasNext)
            {
                _next = _counter.Next();
                _hasNext = true;
            }

            if (!_hasFirst)
            {
                _first = _next;
                _hasFirst = true;
            }

            return _next;
        }

        /// <summary>A record has that number.</summary>
        public void Used()
        {
            _hasNext = false;
        }

        /// <summary>The number of this start.</summary>
        /// <exception cref="System.IO.IOException">The flash does not take the reservation.</exception>
        public uint Start()
        {
            return _hasFirst ? _first : Next();
        }

        /// <summary>True when a number is that of this start.</summary>
        public bool IsStart(uint number)
        {
            return _hasFirst && number == _first;
        }
    }
}
