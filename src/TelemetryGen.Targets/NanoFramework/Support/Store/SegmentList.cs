// TelemetryGen: the files of a flash store, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Numbers of files, from the oldest on, and the sequence of the first record of each. Grows only when there were never as many.
    /// </summary>
    internal sealed class SegmentList
    {
        private uint[] _numbers = new uint[8];
        private uint[] _firsts = new uint[8];

        public int Count { get; private set; }

        public int Last
        {
            get { return Count - 1; }
        }

        public uint Number(int index)
        {
            return _numbers[index];
        }

        public uint First(int index)
        {
            return _firsts[index];
        }

        public void Add(uint number, uint first)
        {
            if (Count == _numbers.Length)
            {
                _numbers = Longer(_numbers);
                _firsts = Longer(_firsts);
            }

            _numbers[Count] = number;
            _firsts[Count] = first;
            Count++;
        }

        public void RemoveAt(int index)
        {
            Count--;
            Array.Copy(_numbers, index + 1, _numbers, index, Count - index);
            Array.Copy(_firsts, index + 1, _firsts, index, Count - index);
        }

        private static uint[] Longer(uint[] values)
        {
            uint[] longer = new uint[2 * values.Length];
            Array.Copy(values, 0, longer, 0, values.Length);
            return longer;
        }
    }
}
