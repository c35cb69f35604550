// TelemetryGen: a connection that is used again, for .NET nanoFramework

using System;
using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>
    /// A TLS connection that stays open from request to request. It is replaced when it was idle for too long, when the hub says so, and
    /// when it breaks.
    /// </summary>
    internal sealed class PersistentConnection
    {
        // The hub drops a connection that was idle for 240 s.
        private const int IdleMilliseconds = 230000;

        private readonly TlsConnection _connection;
        private long _idleSince;
        private bool _reusable;

        public PersistentConnection(TlsConnection connection)
        {
            _connection = connection;
        }

        /// <summary>For each of connecting, writing and waiting for the answer.</summary>
        public int TimeoutMilliseconds
        {
            get { return _connection.TimeoutMilliseconds; }
            set { _connection.TimeoutMilliseconds = value; }
        }

        private bool IsUsable
        {
            get { return _reusable && _connection.IsClean && Environment.TickCount64 - _idleSince < IdleMilliseconds; }
        }

        /// <summary>
        /// Sends a request and reads the answer. When a connection that was used before turns out to be broken, it is sent once more on a
        /// new one.
        /// </summary>
        /// <param name="request">Its head, and the message when that is not apart.</param>
        /// <param name="apart">What holds the message, to go out in a second write; null when the request does.</param>
        /// <param name="offset">Index of the message's first byte there.</param>
        /// <param name="length">Bytes of the message.</param>
        /// <param name="answer">Takes the answer.</param>
        /// <exception cref="SendException">There was no answer.</exception>
        public void Exchange(RequestBuffer request, byte[] apart, int offset, int length, HttpAnswer answer)
        {
            bool used = IsUsable;
            while (!TryExchange(used, request, apart, offset, length, answer))
            {
                // The hub ends idle connections without a word, so that is no news of the line.
                used = false;
            }

            _idleSince = Environment.TickCount64;
            _reusable = answer.KeepAlive;
            if (!_reusable)
            {
                Close();
            }
        }

        public void Close()
        {
            _reusable = false;
            _connection.Close();
        }

        // False when a connection that was used before turned out to be broken.
        private bool TryExchange(bool used, RequestBuffer request, byte[] apart, int offset, int length, HttpAnswer answer)
        {
            // Until the answer is complete, nobody knows where in the stream the connection is.
            _reusable = false;
            try
            {
                if (!used)
                {
                    _connection.Open();
                }

                int start = request.Finish(length);
                int end = apart == null ? request.MessageStart + length : request.MessageStart;
                _connection.Write(request.Bytes, start, end - start);
                if (apart != null)
                {
                    _connection.Write(apart, offset, length);
                }

                answer.Read(_connection);
                return true;
            }
            catch (IOException e)
            {
                _connection.Close();
                if (used)
                {
                    return false;
                }

                throw new RetryLaterException("no connection: " + e.Message, 0, Refusal.RetrySeconds, e);
            }
        }
    }
}
