// TelemetryGen: pauses between attempts, for .NET nanoFramework

using System;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Pauses that double from failure to failure, up to a limit, with chance in them. A power cut starts all boards of a greenhouse in the
    /// same second; chance keeps them from asking the hub in the same second for ever.
    /// </summary>
    internal sealed class RetryDelay
    {
        // No pause is longer, whatever the hub asks for.
        private const int Day = 86400;

        private readonly int _first;
        private readonly int _most;
        private int _next;
        private int _chance;
        private int _pause;
        private long _start;

        /// <param name="seed">A text that differs from board to board.</param>
        /// <param name="first">Seconds of the shortest pause.</param>
        /// <param name="most">Seconds of the longest.</param>
        public RetryDelay(string seed, int first, int most)
        {
            foreach (byte part in Encoding.UTF8.GetBytes(seed))
            {
                _chance = (_chance * 31 + part) & 0xFFFF;
            }

            _chance = _chance == 0 ? 1 : _chance;
            _first = first;
            _most = most;
            _next = first;
        }

        /// <summary>Milliseconds until the pause is over; 0 when none is.</summary>
        public int Remaining
        {
            get
            {
                long passed = Environment.TickCount64 - _start;
                if (passed >= _pause)
                {
                    _pause = 0;
                }

                return _pause == 0 ? 0 : _pause - (int)passed;
            }
        }

        /// <summary>Starts a pause: half of it sure and half by chance, but not below the seconds that were asked for.</summary>
        public void Start(int asked)
        {
            int half = _next * 500;
            _pause = half + Below(half);
            asked = (asked < Day ? asked : Day) * 1000;
            if (_pause < asked)
            {
                // All that were sent away together would come back together.
                _pause = asked + Below(half);
            }

            _start = Environment.TickCount64;
            _next = 2 * _next < _most ? 2 * _next : _most;
        }

        /// <summary>After a success: no pause, and the next is short again.</summary>
        public void Reset()
        {
            _pause = 0;
            _next = _first;
        }

        // From 0 to below the limit. Chance in 16 bits: xorshift 7, 9, 8.
        private int Below(int limit)
        {
            _chance ^= _chance << 7 & 0xFFFF;
            _chance ^= _chance >> 9;
            _chance ^= _chance << 8 & 0xFFFF;
            return _chance * (limit >> 8) >> 8;
        }
    }
}
