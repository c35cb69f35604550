// TelemetryGen: sequence numbers, for .NET nanoFramework

using System;
using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Numbers for messages, 0, 1, 2 ..., that do not repeat, not even after a power cut. They are reserved in the flash a block at a time;
    /// what is left of a block is skipped at the next start. So there are gaps, but no number comes twice before all 2^32 have come.
    /// </summary>
    /// <remarks>For one thread at a time: a <see cref="TelemetryQueue"/> sees to that. A field of 16 bits carries the lower half.</remarks>
    public sealed class SequenceCounter
    {
        private readonly string _path;
        private readonly uint _block;
        private uint _next;

        // Numbers that are reserved and not given yet.
        private uint _left;

        // Of the newest file: how often was written until then. The other one is written next.
        private uint _writes;

        /// <summary>Goes on after the numbers that were reserved before, 64 at a time.</summary>
        /// <param name="path">Of two files, which get <c>.0</c> and <c>.1</c> after it, such as <c>I:\sequence</c>. Null: begins at 0 at
        /// each start.</param>
        /// <exception cref="IOException">The flash failed.</exception>
        public SequenceCounter(string path)
            : this(path, 64)
        {
        }

        /// <summary>Goes on after the numbers that were reserved before.</summary>
        /// <param name="path">Of two files, which get <c>.0</c> and <c>.1</c> after it. Null: begins at 0 at each start.</param>
        /// <param name="block">How many numbers are reserved by one write, 1 to 65535.</param>
        /// <exception cref="ArgumentOutOfRangeException">The block is outside that range.</exception>
        /// <exception cref="IOException">The flash failed.</exception>
        public SequenceCounter(string path, int block)
        {
            if (block < 1 || block > ushort.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(block), "block is " + block + "; it must be 1 to 65535");
            }

            _path = path;
            _block = (uint)block;
            if (path != null)
            {
                Recover(path + ".0");
                Recover(path + ".1");
            }
        }

        /// <summary>The next number.</summary>
        /// <exception cref="IOException">The flash does not take the reservation.</exception>
        public uint Next()
        {
            if (_left == 0)
            {
                Reserve();
            }

            _left--;
            return _next++;
        }

        private void Recover(string path)
        {
            byte[] data = SealedFile.Read(path);
            if (data == null)
            {
                return;
            }

            // Two numbers: how often was written, and where the next block begins.
            string text = Encoding.UTF8.GetString(data, 0, data.Length);
            int space = text.IndexOf(' ');
            uint writes = uint.Parse(text.Substring(0, space));
            if (writes > _writes)
            {
                _writes = writes;
                _next = uint.Parse(text.Substring(space + 1));
            }
        }

        private void Reserve()
        {
            if (_path != null)
            {
                // Until this file is whole, the other one tells where the block begins.
                uint writes = _writes + 1;
                string text = writes.ToString() + " " + (_next + _block).ToString();
                SealedFile.Write(_path + (writes % 2 == 0 ? ".0" : ".1"), Encoding.UTF8.GetBytes(text));
                _writes = writes;
            }

            _left = _block;
        }
    }
}
