// TelemetryGen: the clock, for .NET nanoFramework

using System;
using System.Threading;
using nanoFramework.Networking;

namespace TelemetryGen.Device
{
    /// <summary>The board's clock. Without the time no certificate can be verified and no token be made.</summary>
    public static class DeviceClock
    {
        /// <summary>2024-01-01 in Unix seconds: a clock before this was never set.</summary>
        public const long Earliest = 1704067200;

        /// <summary>1970-01-01 in ticks.</summary>
        internal const long EpochTicks = 621355968000000000;

        // 2100-01-01 in Unix seconds: a clock beyond this was set wrong.
        private const long End = 4102444800;

        private const int PollMilliseconds = 200;

        /// <summary>Seconds since 1970 UTC by the board's clock.</summary>
        public static long UnixSeconds
        {
            get { return (DateTime.UtcNow.Ticks - EpochTicks) / TimeSpan.TicksPerSecond; }
        }

        /// <summary>False while the clock still shows the time since power on, or anything else outside of 2024 to 2099.</summary>
        public static bool IsSet
        {
            get { return IsTime(UnixSeconds); }
        }

        /// <summary>Milliseconds since 1970 UTC by the board's clock.</summary>
        internal static long UnixMilliseconds
        {
            get { return (DateTime.UtcNow.Ticks - EpochTicks) / TimeSpan.TicksPerMillisecond; }
        }

        /// <summary>Starts SNTP unless it runs, and waits until it has set the clock. Returns at once when the clock is set.</summary>
        /// <param name="timeoutSeconds">Seconds to wait, 1 to 3600. Some seconds are usual.</param>
        /// <exception cref="ClockException">The time is over and the clock not set: is there a network, and does it let UDP 123
        /// out?</exception>
        public static void WaitUntilSet(int timeoutSeconds)
        {
            if (timeoutSeconds < 1 || timeoutSeconds > 3600)
            {
                throw new ArgumentOutOfRangeException(nameof(timeoutSeconds));
            }

            if (IsSet)
            {
                return;
            }

            Update();
            long end = Environment.TickCount64 + timeoutSeconds * 1000L;
            while (!IsSet)
            {
                if (Environment.TickCount64 >= end)
                {
                    throw new ClockException("the clock is not set: no answer from SNTP in " + timeoutSeconds + " s");
                }

                Thread.Sleep(PollMilliseconds);
            }
        }

        /// <summary>Starts SNTP unless it runs, and has it ask for the time now; does not wait.</summary>
        internal static void Update()
        {
            if (!Sntp.IsStarted)
            {
                Sntp.Start();
            }

            Sntp.UpdateNow();
        }

        /// <summary>True for Unix seconds that a clock can show which was set.</summary>
        internal static bool IsTime(long unixSeconds)
        {
            return unixSeconds >= Earliest && unixSeconds < End;
        }

        /// <summary>Throws unless the clock is set.</summary>
        internal static void Require()
        {
            if (!IsSet)
            {
                throw new ClockException("the clock is not set: call DeviceClock.WaitUntilSet first");
            }
        }
    }
}
