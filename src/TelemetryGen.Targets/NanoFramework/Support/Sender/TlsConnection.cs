// TelemetryGen: verified TLS connections, for .NET nanoFramework

using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace TelemetryGen.Device
{
    /// <summary>
    /// A TLS 1.2 connection to one host, opened as often as needed. The server is always verified, by the given authority or, with null, by
    /// the certificates stored on the board; there is no switch to turn that off.
    /// </summary>
    internal sealed class TlsConnection
    {
        private const int ReceiveSize = 256;

        private readonly string _host;
        private readonly int _port;
        private readonly X509Certificate _authority;

        // One byte more than is received, where a search for the end of a line ends.
        private readonly byte[] _received = new byte[ReceiveSize + 1];
        private int _next;
        private int _end;
        private Socket _socket;
        private SslStream _stream;

        public TlsConnection(string host, int port, X509Certificate authority)
        {
            _host = host;
            _port = port;
            _authority = authority;
            TimeoutMilliseconds = 30000;
        }

        /// <summary>For each of connecting, reading and writing.</summary>
        public int TimeoutMilliseconds { get; set; }

        /// <summary>There is an open connection, and nothing of an older answer is left in it.</summary>
        public bool IsClean
        {
            get { return _stream != null && _next == _end; }
        }

        /// <summary>Connects and verifies the server.</summary>
        /// <exception cref="ClockException">The clock is not set, so no certificate can be verified.</exception>
        /// <exception cref="TlsException">The server is not trusted.</exception>
        /// <exception cref="IOException">The line failed.</exception>
        public void Open()
        {
            Close();
            DeviceClock.Require();
            try
            {
                Connect();
            }
            catch (SocketException e)
            {
                Close();
                if (TlsErrors.IsRefusal(e.ErrorCode))
                {
                    throw new TlsException("cannot trust " + _host + ": TLS error " + e.ErrorCode
                        + " (wrong authority or host name, expired certificate, wrong clock, or TLS below 1.2)", e);
                }

                throw new IOException(TlsErrors.Describe(e.ErrorCode), e);
            }
            catch (ObjectDisposedException e)
            {
                Close();
                throw new IOException("no answer in " + TimeoutMilliseconds / 1000 + " s", e);
            }
            catch (OutOfMemoryException e)
            {
                Close();
                throw new IOException("no memory for TLS", e);
            }
            catch
            {
                Close();
                throw;
            }
        }

        /// <summary>Closes the connection, if there is one.</summary>
        public void Close()
        {
            SslStream stream = _stream;
            Socket socket = _socket;
            _stream = null;
            _socket = null;
            _next = 0;
            _end = 0;
            try
            {
                if (stream != null)
                {
                    // Frees the memory of TLS, which is much, now and not when the garbage collector comes by.
                    stream.Dispose();
                }

                if (socket != null)
                {
                    socket.Close();
                }
            }
            catch (SocketException)
            {
                // A broken connection may refuse a proper goodbye; it is gone either way.
            }
        }

        /// <summary>Writes bytes.</summary>
        /// <remarks>A board whose line broke may return as if all were written: only the answer tells.</remarks>
        /// <exception cref="IOException">The line failed.</exception>
        public void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                _stream.Write(buffer, offset, count);
            }
            catch (SocketException e)
            {
                throw new IOException(TlsErrors.Describe(e.ErrorCode), e);
            }
            catch (ObjectDisposedException e)
            {
                // The deadline of connecting came in its last moment.
                throw new IOException("the connection is closed", e);
            }
            catch (IOException e)
            {
                // Newer class libraries tell, without a word, that nothing was written.
                throw new IOException("the line broke", e);
            }
        }

        /// <summary>The last <see cref="TakeLine"/> came to the end of the line.</summary>
        public bool EndsLine { get; private set; }

        /// <summary>Takes what has come of a line, at least a byte, and waits for it when nothing has.</summary>
        /// <param name="line">Gets it, without the line feed; what it has no room for is passed over.</param>
        /// <param name="length">How many bytes of it are used.</param>
        /// <returns>The bytes that were taken, with the line feed.</returns>
        /// <exception cref="IOException">The line failed, ended, or was silent for too long.</exception>
        public int TakeLine(byte[] line, ref int length)
        {
            Await();
            byte[] received = _received;
            int end = _next;
            received[_end] = (byte)'\n';
            while (received[end] != '\n')
            {
                end++;
            }

            EndsLine = end < _end;
            int taken = EndsLine ? end + 1 - _next : end - _next;
            Keep(line, ref length, end - _next);
            _next += taken;
            return taken;
        }

        /// <summary>Takes what has come, at least a byte and at most so many. Returns how many.</summary>
        /// <param name="bytes">Gets them; what it has no room for is passed over.</param>
        /// <param name="length">How many bytes of it are used.</param>
        /// <param name="most">The most bytes.</param>
        /// <exception cref="IOException">The line failed, ended, or was silent for too long.</exception>
        public int Take(byte[] bytes, ref int length, int most)
        {
            Await();
            int taken = _end - _next < most ? _end - _next : most;
            Keep(bytes, ref length, taken);
            _next += taken;
            return taken;
        }

        private void Connect()
        {
            // The first of the host's addresses; lwIP gives IPv4 ones first.
            IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
            _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

            // Connect and the handshake have no timeout of their own: closing the socket ends them.
            using (new Timer(OnDeadline, null, TimeoutMilliseconds, Timeout.Infinite))
            {
                _socket.Connect(new IPEndPoint(address, _port));
                _socket.SendTimeout = TimeoutMilliseconds;
                _socket.ReceiveTimeout = TimeoutMilliseconds;
                _stream = new SslStream(_socket);
                _stream.SslVerification = SslVerification.CertificateRequired;
                _stream.AuthenticateAsClient(_host, null, _authority, SslProtocols.Tls12);
            }
        }

        private void OnDeadline(object state)
        {
            Socket socket = _socket;
            if (socket != null)
            {
                socket.Close();
            }
        }

        private void Keep(byte[] bytes, ref int length, int count)
        {
            int room = bytes.Length - length;
            count = count < room ? count : room;
            Array.Copy(_received, _next, bytes, length, count);
            length += count;
        }

        // At least one byte is there when this returns.
        private void Await()
        {
            if (_next < _end)
            {
                return;
            }

            _next = 0;
            _end = 0;
            try
            {
                // Waits for the first byte, and takes what has come by then.
                _end = _stream.Read(_received, 0, ReceiveSize);
            }
            catch (SocketException e)
            {
                throw new IOException(TlsErrors.Describe(e.ErrorCode), e);
            }
            catch (ObjectDisposedException e)
            {
                // The deadline of connecting came in its last moment.
                throw new IOException("the connection is closed", e);
            }

            if (_end <= 0)
            {
                _end = 0;
                throw new IOException("the hub closed the connection");
            }
        }
    }
}
