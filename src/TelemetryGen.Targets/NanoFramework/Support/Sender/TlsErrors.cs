// TelemetryGen: error codes of sockets and TLS, for .NET nanoFramework

using System.Net.Sockets;

namespace TelemetryGen.Device
{
    /// <summary>
    /// What a SocketException's code means. Codes of sockets are positive (10000 and up); those of Mbed TLS, which the firmware passes on,
    /// are negative.
    /// </summary>
    internal static class TlsErrors
    {
        // The line's, not the server's identity: MBEDTLS_ERR_SSL_CONN_EOF, _TIMEOUT, _ALLOC_FAILED, and MBEDTLS_ERR_X509_ALLOC_FAILED.
        private const int EndOfLine = -0x7280;
        private const int TimedOut = -0x6800;
        private const int NoMemory = -0x7F00;
        private const int NoMemoryForCertificate = -0x2880;

        /// <summary>True when TLS refused the server, false when the line or the memory failed.</summary>
        public static bool IsRefusal(int code)
        {
            // Those of MBEDTLS_ERR_NET are below 256: the line again.
            return code < -255 && code != EndOfLine && code != TimedOut && code != NoMemory && code != NoMemoryForCertificate;
        }

        /// <summary>A failed line in words.</summary>
        public static string Describe(int code)
        {
            if (code == NoMemory || code == NoMemoryForCertificate)
            {
                return "no memory for TLS";
            }

            if (code == (int)SocketError.TimedOut)
            {
                return "no answer in time";
            }

            if (code == (int)SocketError.ConnectionRefused)
            {
                return "nothing listens there";
            }

            if (code == (int)SocketError.HostNotFound)
            {
                return "no such host";
            }

            return "socket error " + code.ToString();
        }
    }
}
