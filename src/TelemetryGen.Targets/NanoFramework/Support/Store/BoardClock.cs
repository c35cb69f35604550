// TelemetryGen: a clock that records can be stamped with, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// The time of day of timestamps, also of those before it was known. A timestamp is an uptime: milliseconds since this clock was made,
    /// counted by ticks that go on whatever is done to the board's own clock. What SNTP does to that one is seen as a step against the
    /// ticks.
    /// </summary>
    /// <remarks>For one thread at a time. Allocates nothing.</remarks>
    internal sealed class BoardClock
    {
        // A crystal is off by less than this, in parts in a million; shorter spans than an hour, in seconds, say nothing of it.
        private const int MostDrift = 500;
        private const int DriftSpan = 3600;

        // Milliseconds: a smaller step is only a coarse clock; a larger one than the second is a time that was wrong, and no drift.
        private const int Step = 100;
        private const int MostOff = 60000;

        // How often the time is asked for, and what reading both clocks may take; milliseconds.
        private const int ResyncMilliseconds = 21600000;
        private const int LookMilliseconds = 20;

        private readonly long _start = Environment.TickCount64;
        private long _asked;

        // The time of day at an uptime, and whether it came from a time server.
        private long _time;
        private long _at;
        private bool _isSynced;

        // Parts in a million that the ticks are slow.
        private long _drift;

        public BoardClock()
        {
            // A clock that ran on through deep sleep is taken, but says nothing of the crystal.
            Tick();
            _isSynced = false;
        }

        /// <summary>The time of day is known.</summary>
        public bool IsSet { get; private set; }

        /// <summary>The time was asked for long ago. When no answer comes, the old time goes on.</summary>
        public bool IsOld
        {
            get { return Uptime - _asked >= ResyncMilliseconds; }
        }

        /// <summary>Now.</summary>
        public long Uptime { get; private set; }

        /// <summary>Brings the uptime up to now, and takes the time of day when the board's clock was set since the last call.</summary>
        public void Tick()
        {
            long time;
            do
            {
                // Another thread may run between the two: that would look like a step.
                Uptime = Environment.TickCount64 - _start;
                time = DeviceClock.UnixMilliseconds;
            }
            while (Environment.TickCount64 - _start - Uptime > LookMilliseconds);

            if (!DeviceClock.IsTime(time / 1000))
            {
                return;
            }

            long off = time - _time - (Uptime - _at);
            if (!IsSet || off > Step || off < -Step)
            {
                MeasureDrift(off);
                _time = time;
                _at = Uptime;
                _isSynced = true;
                IsSet = true;
            }
        }

        /// <summary>Asks for the time of day. It may come at once or later; <see cref="Tick"/> sees it.</summary>
        public void Ask()
        {
            _asked = Uptime;
            DeviceClock.Update();
            Tick();
        }

        /// <summary>Writes the time of day of an uptime, little-endian, as a count since 1970.</summary>
        /// <param name="buffer">Where to.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="length">Bytes: 4 or 8.</param>
        /// <param name="perSecond">What is counted: 1, 1000 or 1000000.</param>
        /// <param name="uptime">The timestamp.</param>
        public void Put(byte[] buffer, int offset, int length, int perSecond, long uptime)
        {
            long count = GetTime(uptime);
            count = perSecond == 1 ? count / 1000 : count * (perSecond / 1000);
            LittleEndian.Put32(buffer, offset, (uint)count);
            if (length == 8)
            {
                LittleEndian.Put32(buffer, offset + 4, (uint)(count >> 32));
            }
        }

        // Unix milliseconds.
        private long GetTime(long uptime)
        {
            long seconds = uptime / 1000 - _at / 1000;
            return _time + uptime - _at + Quotient(seconds * _drift, 1000);
        }

        private void MeasureDrift(long off)
        {
            long seconds = Uptime / 1000 - _at / 1000;
            if (!_isSynced || seconds < DriftSpan || off > MostOff || off < -MostOff)
            {
                return;
            }

            long drift = Quotient(off * 1000, seconds);
            _drift = drift > MostDrift ? MostDrift : drift < -MostDrift ? -MostDrift : drift;
        }

        // Rounded down, as on MicroPython boards.
        private static long Quotient(long value, long divisor)
        {
            return (value < 0 ? value - divisor + 1 : value) / divisor;
        }
    }
}
