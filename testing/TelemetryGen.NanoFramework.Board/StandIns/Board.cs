extern alias dotnet;

using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using RealEnvironment = dotnet::System.Environment;
using RealTime = dotnet::System.DateTime;
using Span = dotnet::System.TimeSpan;

namespace TelemetryGen.NanoFramework
{
    /// <summary>The board that a test's code runs on: its clock, and whether SNTP answers. Each test has its own.</summary>
    public sealed class Board
    {
        private static readonly AsyncLocal<Board> Running = new AsyncLocal<Board>();

        private static readonly Board Ordinary = new Board();

        public Board()
        {
            Flash = new BoardFlash();
        }

        /// <summary>The board of the test that runs.</summary>
        public static Board Current
        {
            get { return Running.Value ?? Ordinary; }
            set { Running.Value = value; }
        }

        /// <summary>What the clock shows beyond the time that has passed.</summary>
        public Span ClockError { get; set; }

        /// <summary>What has passed, for clock, timers and idle connections, beyond the real time.</summary>
        public Span Elapsed { get; set; }

        /// <summary>What has passed in truth beyond what the board's crystal counted, for its clock as for its ticks.</summary>
        public Span Slow { get; set; }

        /// <summary>Where time stands still but for <see cref="Elapsed"/>; null: it is the real time.</summary>
        public RealTime? Standing { get; set; }

        /// <summary>Whether a time server answers.</summary>
        public bool HasTimeServer { get; set; }

        /// <summary>SNTP was started.</summary>
        public bool SntpStarted { get; set; }

        /// <summary>Its files.</summary>
        public BoardFlash Flash { get; set; }

        /// <summary>What it is connected by; null for real sockets.</summary>
        public ILine Line { get; set; }

        /// <summary>A write by TLS that fails is an error, as since 2026-07; before, it said nothing.</summary>
        public bool TellsFailedWrites { get; set; }

        /// <summary>A read by TLS that fails is the end of the stream, as before 2026-04; since then it is an error.</summary>
        public bool EndsFailedReads { get; set; }

        /// <summary>A board that was just switched on: its clock begins at 1970.</summary>
        public static Board SwitchedOn()
        {
            return new Board { ClockError = RealTime.UnixEpoch - RealTime.UtcNow };
        }

        /// <summary>The same at a timestamp, from which on time stands still but for <see cref="Elapsed"/>.</summary>
        public static Board SwitchedOn(RealTime truth)
        {
            return new Board { Standing = truth, ClockError = RealTime.UnixEpoch - truth };
        }

        /// <summary>A certificate of the board's storage, or of its resources.</summary>
        /// <param name="certificate">PEM or DER.</param>
        public static X509Certificate Certificate(byte[] certificate)
        {
            return certificate[0] == '-' ? new X509Certificate(Encoding.ASCII.GetString(certificate)) : new X509Certificate(certificate);
        }

        /// <summary>The time of day, whatever the board's clock shows.</summary>
        public RealTime Truth
        {
            get { return (Standing ?? RealTime.UtcNow) + Elapsed + Slow; }
        }

        internal RealTime Now
        {
            get { return (Standing ?? RealTime.UtcNow) + Elapsed + ClockError; }
        }

        internal long Ticks
        {
            get { return (Standing == null ? RealEnvironment.TickCount64 : 0) + (long)Elapsed.TotalMilliseconds; }
        }
    }
}
