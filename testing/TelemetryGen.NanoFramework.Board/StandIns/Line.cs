extern alias dotnet;

using RealException = dotnet::System.Exception;

namespace TelemetryGen.NanoFramework
{
    /// <summary>A network that a test makes up, instead of TLS over real sockets: thousands of its failures take seconds.</summary>
    public interface ILine
    {
        /// <summary>Connects, handshake and all.</summary>
        /// <exception cref="LineException">It cannot.</exception>
        ILineConnection Connect();
    }

    /// <summary>One connection.</summary>
    public interface ILineConnection
    {
        /// <summary>Takes bytes, and need not tell when they are lost.</summary>
        /// <exception cref="LineException">They are lost, and it tells: what the program hears of that is the firmware's.</exception>
        void Write(byte[] buffer, int offset, int count);

        /// <summary>Gives what has come; 0 at the end.</summary>
        /// <exception cref="LineException">The connection is broken, or nothing came in time.</exception>
        int Read(byte[] buffer, int offset, int count);
    }

    /// <summary>Becomes the board's SocketException.</summary>
    public sealed class LineException : RealException
    {
        public LineException(int code)
        {
            Code = code;
        }

        public int Code { get; private set; }
    }
}
