extern alias dotnet;

using System.IO;
using TelemetryGen.NanoFramework;
using Real = dotnet::System.Net.Sockets;

namespace System.Net.Sockets
{
    /// <summary>As the board's: its code is 10000 and up for sockets, negative for Mbed TLS.</summary>
    internal sealed class SocketException : Exception
    {
        public SocketException(int code)
        {
            ErrorCode = code;
        }

        public int ErrorCode { get; private set; }

        public static SocketException From(Real.SocketException error)
        {
            return new SocketException((int)error.SocketErrorCode);
        }
    }

    /// <summary>A real socket with the surface of the board's.</summary>
    internal class Socket : IDisposable
    {
        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
        {
            Real = new Real.Socket(addressFamily, socketType, protocolType);
            ReceiveTimeout = -1;
            SendTimeout = -1;
        }

        internal Real.Socket Real { get; private set; }

        internal bool IsClosed { get; private set; }

        public int ReceiveTimeout { get; set; }

        public int SendTimeout { get; set; }

        public void Connect(EndPoint remote)
        {
            if (Board.Current.Line != null)
            {
                return;
            }

            try
            {
                Real.Connect(remote);
                // As lwIP with the option that the board's library sets; a test that waits for delayed acknowledgements tells nothing.
                Real.NoDelay = true;
            }
            catch (Real.SocketException e)
            {
                if (IsClosed)
                {
                    throw new ObjectDisposedException("Socket");
                }

                throw SocketException.From(e);
            }
        }

        public void Close()
        {
            IsClosed = true;
            Real.Dispose();
        }

        void IDisposable.Dispose()
        {
            Close();
        }
    }
}

namespace System.Net
{
    /// <summary>IPv4 addresses first, as lwIP gives them.</summary>
    internal static class Dns
    {
        public static IPHostEntry GetHostEntry(string host)
        {
            if (Board.Current.Line != null)
            {
                return new IPHostEntry { AddressList = new[] { IPAddress.Loopback } };
            }

            try
            {
                IPAddress[] all = dotnet::System.Net.Dns.GetHostAddresses(host);
                Array.Sort(all, delegate(IPAddress a, IPAddress b) { return a.AddressFamily.CompareTo(b.AddressFamily); });
                return new IPHostEntry { AddressList = all };
            }
            catch (Real.SocketException e)
            {
                throw System.Net.Sockets.SocketException.From(e);
            }
        }
    }
}
