extern alias dotnet;

using TelemetryGen.NanoFramework;
using RealTime = dotnet::System.DateTime;

namespace System
{
    /// <summary>The board's clock instead of the machine's, and its years: 1601 to 3000.</summary>
    internal struct DateTime
    {
        private readonly RealTime _time;

        public DateTime(int year, int month, int day, int hour, int minute, int second)
            : this(new RealTime(year, month, day, hour, minute, second, dotnet::System.DateTimeKind.Utc))
        {
            RefuseOtherYears(year);
        }

        private DateTime(RealTime time)
        {
            _time = time;
        }

        public static DateTime UtcNow
        {
            get { return new DateTime(Board.Current.Now); }
        }

        public long Ticks
        {
            get { return _time.Ticks; }
        }

        public static int DaysInMonth(int year, int month)
        {
            RefuseOtherYears(year);
            return RealTime.DaysInMonth(year, month);
        }

        private static void RefuseOtherYears(int year)
        {
            if (year < 1601 || year > 3000)
            {
                throw new ArgumentOutOfRangeException();
            }
        }
    }

    /// <summary>Of nanoFramework.Runtime.Native.</summary>
    internal static class Environment
    {
        public static long TickCount64
        {
            get { return Board.Current.Ticks; }
        }
    }
}

namespace nanoFramework.Networking
{
    /// <summary>Sets the board's clock, as the firmware's SNTP does, when there is a time server.</summary>
    internal static class Sntp
    {
        public static bool IsStarted
        {
            get { return Board.Current.SntpStarted; }
        }

        public static void Start()
        {
            Board.Current.SntpStarted = true;
        }

        public static void UpdateNow()
        {
            if (Board.Current.SntpStarted && Board.Current.HasTimeServer)
            {
                Board.Current.ClockError = Board.Current.Slow;
            }
        }
    }
}
