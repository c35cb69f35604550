extern alias dotnet;

using System.IO;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.NanoFramework;
using Protocols = dotnet::System.Security.Authentication.SslProtocols;
using Real = dotnet::System.Net.Security;
using RealSockets = dotnet::System.Net.Sockets;
using X509 = dotnet::System.Security.Cryptography.X509Certificates;

namespace System.Net.Security
{
    internal enum SslProtocols
    {
        Tls12 = 3072,
    }

    internal enum SslVerification
    {
        NoVerification = 1,
        CertificateRequired = 4,
    }

    /// <summary>
    /// TLS of .NET with the behaviour of the board's: the chain is verified against the given authority alone, with the name that was asked
    /// for, at the board's time; errors are those of Mbed TLS; a read gives what has come; a write that fails says nothing.
    /// </summary>
    internal sealed class SslStream : IDisposable
    {
        private const int CertificateVerifyFailed = -0x2700;
        private const int BadProtocolVersion = -0x6E80;
        private const int ConnectionEnded = -0x7280;
        private const int TimedOut = 10060;
        private const int ConnectionReset = 10054;

        private readonly Socket _socket;
        private Real.SslStream _stream;
        private ILineConnection _line;
        private bool _broken;

        public SslStream(Socket socket)
        {
            _socket = socket;
            SslVerification = SslVerification.CertificateRequired;
        }

        public SslVerification SslVerification { get; set; }

        public void AuthenticateAsClient(string targetHost, X509Certificate clientCertificate, X509Certificate ca, SslProtocols protocols)
        {
            if (SslVerification != SslVerification.CertificateRequired || protocols != SslProtocols.Tls12)
            {
                throw new InvalidOperationException("The sender asked for a connection that is not verified, or not TLS 1.2.");
            }

            if (Board.Current.Line != null)
            {
                try
                {
                    _line = Board.Current.Line.Connect();
                    return;
                }
                catch (LineException e)
                {
                    throw new SocketException(e.Code);
                }
            }

            _stream = new Real.SslStream(new RealSockets.NetworkStream(_socket.Real, false));
            try
            {
                _stream.AuthenticateAsClient(Options(targetHost, ca));
            }
            catch (dotnet::System.Security.Authentication.AuthenticationException e)
            {
                bool isCertificate = e.Message.Contains("certificate");
                throw new SocketException(isCertificate ? CertificateVerifyFailed : BadProtocolVersion);
            }
            catch (IOException)
            {
                throw Ended();
            }
        }

        public int Read(byte[] buffer, int offset, int size)
        {
            if (_line != null)
            {
                try
                {
                    return _line.Read(buffer, offset, size);
                }
                catch (LineException e)
                {
                    return FailedRead(e.Code);
                }
            }

            try
            {
                _socket.Real.ReceiveTimeout = _socket.ReceiveTimeout;
                return _stream.Read(buffer, offset, size);
            }
            catch (IOException e)
            {
                if (_socket.IsClosed)
                {
                    throw new ObjectDisposedException("Socket");
                }

                return FailedRead(CodeOf(e));
            }
        }

        public void Write(byte[] buffer, int offset, int size)
        {
            if (_broken)
            {
                FailedWrite();
                return;
            }

            if (_line != null)
            {
                try
                {
                    _line.Write(buffer, offset, size);
                }
                catch (LineException)
                {
                    FailedWrite();
                }

                return;
            }

            try
            {
                _socket.Real.SendTimeout = _socket.SendTimeout;
                _stream.Write(buffer, offset, size);
            }
            catch (IOException e)
            {
                if (CodeOf(e) == TimedOut)
                {
                    throw new SocketException(TimedOut);
                }

                FailedWrite();
            }
        }

        public void Dispose()
        {
            if (_stream != null)
            {
                _stream.Dispose();
            }

            _socket.Close();
        }

        private static Real.SslClientAuthenticationOptions Options(string host, X509Certificate ca)
        {
            X509.X509ChainPolicy policy = new X509.X509ChainPolicy
            {
                TrustMode = X509.X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509.X509RevocationMode.NoCheck,
                VerificationTime = Board.Current.Now,
                VerificationTimeIgnored = false,
            };
            if (ca != null)
            {
                policy.CustomTrustStore.Add(ca.Real);
            }

            return new Real.SslClientAuthenticationOptions
            {
                TargetHost = host,
                EnabledSslProtocols = Protocols.Tls12,
                CertificateChainPolicy = policy,
            };
        }

        private static int FailedRead(int code)
        {
            if (Board.Current.EndsFailedReads)
            {
                return 0;
            }

            throw new SocketException(code);
        }

        // Older firmware drops the error of a write, and its own SslStream the count of bytes: the next read has the news.
        private void FailedWrite()
        {
            _broken = true;
            if (Board.Current.TellsFailedWrites)
            {
                throw new IOException();
            }
        }

        private static int CodeOf(IOException error)
        {
            RealSockets.SocketException socket = error.InnerException as RealSockets.SocketException;
            return socket == null ? ConnectionReset
                : socket.SocketErrorCode == RealSockets.SocketError.WouldBlock ? TimedOut
                : (int)socket.SocketErrorCode;
        }

        private Exception Ended()
        {
            return _socket.IsClosed ? (Exception)new ObjectDisposedException("Socket") : new SocketException(ConnectionEnded);
        }
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>Takes PEM or DER, where .NET's takes the name of a file.</summary>
    public class X509Certificate
    {
        public X509Certificate(byte[] certificate)
        {
            Real = X509.X509CertificateLoader.LoadCertificate(certificate);
        }

        public X509Certificate(string certificate)
        {
            Real = X509.X509Certificate2.CreateFromPem(certificate);
        }

        internal X509.X509Certificate2 Real { get; private set; }
    }
}
