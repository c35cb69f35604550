// TelemetryGen: HTTP answers, for .NET nanoFramework

using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>Reads HTTP/1.1 answers into buffers that are used again. Reading a 201 allocates nothing.</summary>
    internal sealed class HttpAnswer
    {
        // Longer bodies and heads are not read to the end: the connection is closed instead.
        private const int Limit = 8192;

        // "100 Continue" and its like that may come before the answer.
        private const int MaxInterim = 8;

        // A literal is a new object each time that a board loads it.
        private static readonly byte[] ContentLength = Encoding.UTF8.GetBytes("content-length:");
        private static readonly byte[] TransferEncoding = Encoding.UTF8.GetBytes("transfer-encoding:");
        private static readonly byte[] Connection = Encoding.UTF8.GetBytes("connection:");
        private static readonly byte[] RetryAfterSeconds = Encoding.UTF8.GetBytes("retry-after:");
        private static readonly byte[] DateOfAnswer = Encoding.UTF8.GetBytes("date:");
        private static readonly byte[] Chunked = Encoding.UTF8.GetBytes("chunked");
        private static readonly byte[] Close = Encoding.UTF8.GetBytes("close");

        private readonly HttpLine _line = new HttpLine();
        private readonly byte[] _body;
        private TlsConnection _connection;
        private int _kept;
        private int _bodyLength;
        private bool _chunked;

        /// <summary>Makes the buffers.</summary>
        /// <param name="bodySize">The most bytes of a body that are kept.</param>
        public HttpAnswer(int bodySize)
        {
            _body = new byte[bodySize];
        }

        /// <summary>HTTP status.</summary>
        public int Status { get; private set; }

        /// <summary>Seconds of Retry-After; 0 when it is not there.</summary>
        public int RetryAfter { get; private set; }

        /// <summary>Date in Unix seconds; 0 when it is not there, and with 201.</summary>
        public long Date { get; private set; }

        /// <summary>False when the connection must not be used again.</summary>
        public bool KeepAlive { get; private set; }

        /// <summary>Reads status, headers and body.</summary>
        /// <exception cref="IOException">The answer is cut off or is not HTTP.</exception>
        public void Read(TlsConnection connection)
        {
            _connection = connection;
            ReadHead();
            for (int interim = 0; Status < 200; interim++)
            {
                if (interim == MaxInterim)
                {
                    throw new IOException("the answer does not come to its end");
                }

                ReadHead();
            }

            if (_chunked)
            {
                ReadChunks();
            }
            else if (_bodyLength >= 0)
            {
                ReadBody(_bodyLength);
            }
            else if (Status != 204)
            {
                // The body ends with the connection: nothing in it is worth the wait.
                KeepAlive = false;
            }
        }

        /// <summary>What was kept of the body, as ASCII. Allocates.</summary>
        public string Body()
        {
            for (int i = 0; i < _kept; i++)
            {
                // So that any body is a text.
                if (_body[i] > 126)
                {
                    _body[i] = (byte)'?';
                }
            }

            return Encoding.UTF8.GetString(_body, 0, _kept);
        }

        private void ReadHead()
        {
            RetryAfter = 0;
            Date = 0;
            _kept = 0;
            _bodyLength = -1;
            _chunked = false;
            int total = _line.Read(_connection);
            Status = _line.Status();
            if (Status < 100)
            {
                throw new IOException("the answer is not HTTP");
            }

            KeepAlive = _line.IsVersion11();
            total += _line.Read(_connection);
            while (_line.Length > 0)
            {
                TakeHeader();
                total += _line.Read(_connection);
                if (total > Limit)
                {
                    throw new IOException("the answer has too many headers");
                }
            }
        }

        private void TakeHeader()
        {
            if (_line.IsHeader(ContentLength))
            {
                _bodyLength = _line.ValueNumber();
            }
            else if (_line.IsHeader(TransferEncoding))
            {
                _chunked = _line.ValueIs(Chunked);
            }
            else if (_line.IsHeader(Connection))
            {
                KeepAlive = KeepAlive && !_line.ValueIs(Close);
            }
            else if (_line.IsHeader(RetryAfterSeconds))
            {
                int seconds = _line.ValueNumber();
                RetryAfter = seconds > 0 ? seconds : 0;
            }
            else if (Status != 201 && _line.IsHeader(DateOfAnswer))
            {
                // Only where a clock may be in doubt: reading a date allocates.
                Date = _line.ValueDate();
            }
        }

        private void ReadChunks()
        {
            int total = 0;
            while (true)
            {
                _line.Read(_connection);
                int size = _line.ChunkSize();
                if (size == 0)
                {
                    break;
                }

                total += size;
                if (total > Limit)
                {
                    KeepAlive = false;
                    return;
                }

                ReadBody(size);
                _line.Read(_connection);
            }

            ReadTrailers();
        }

        private void ReadTrailers()
        {
            int total = _line.Read(_connection);
            while (_line.Length > 0)
            {
                total += _line.Read(_connection);
                if (total > Limit)
                {
                    throw new IOException("the answer has too many trailers");
                }
            }
        }

        private void ReadBody(int length)
        {
            if (length > Limit)
            {
                // Its beginning has the text that matters.
                KeepAlive = false;
                length = _body.Length;
            }

            while (length > 0)
            {
                length -= _connection.Take(_body, ref _kept, length);
            }
        }
    }
}
