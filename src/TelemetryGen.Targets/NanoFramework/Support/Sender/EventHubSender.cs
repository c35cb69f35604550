// TelemetryGen: Event Hub sender for .NET nanoFramework

using System;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Sends telemetry messages to an Azure Event Hub, or the local hub, over HTTPS, as one device (publisher). One TLS connection is kept
    /// open and used again; on it a send allocates nothing. A message whose connection breaks is sent once more on a new one, so the hub
    /// may get it twice: never less than once.
    /// </summary>
    /// <remarks>For one thread at a time.</remarks>
    public sealed class EventHubSender : IDisposable
    {
        // Bytes up to this many are copied after the header, to go out in one write.
        private const int OneWrite = 512;

        // Of an error's text.
        private const int DetailSize = 400;

        // A usual token; the buffer grows when it is longer.
        private const int TokenRoom = 320;

        private readonly ITokenSource _tokens;
        private readonly PersistentConnection _connection;
        private readonly HttpAnswer _answer = new HttpAnswer(DetailSize);
        private readonly RequestBuffer _request;
        private readonly string _beforeToken;
        private string _token;

        /// <summary>Prepares the request; connects at the first send.</summary>
        /// <param name="host">Host of the namespace, such as <c>acme.servicebus.windows.net</c>. The certificate must name it.</param>
        /// <param name="port">443, or the port of a local hub.</param>
        /// <param name="hub">Name of the Event Hub.</param>
        /// <param name="device">Publisher name: letters, digits, '-', '.', '_'.</param>
        /// <param name="tokens">Where its tokens come from.</param>
        /// <param name="authority">Who signs the server's certificate; null for the authorities stored on the board. The server is verified
        /// either way.</param>
        /// <exception cref="ArgumentException">A name or the port cannot be, or there are no tokens.</exception>
        public EventHubSender(string host, int port, string hub, string device, ITokenSource tokens, X509Certificate authority)
        {
            DeviceNames.Check("host", host);
            DeviceNames.CheckPort(port);
            DeviceNames.Check("hub", hub);
            DeviceNames.Check("device", device);
            if (tokens == null)
            {
                throw new ArgumentNullException(nameof(tokens));
            }

            Device = device;
            _tokens = tokens;
            _connection = new PersistentConnection(new TlsConnection(host, port, authority));
            _beforeToken = "POST /" + hub + "/publishers/" + device + "/messages?timeout=60&api-version=2014-01 HTTP/1.1\r\n"
                + "Host: " + (port == 443 ? host : host + ":" + port) + "\r\n"
                + "Content-Type: application/octet-stream\r\n"
                + "Authorization: ";
            _request = new RequestBuffer(_beforeToken.Length + TokenRoom, OneWrite);
        }

        /// <summary>Publisher name.</summary>
        public string Device { get; private set; }

        /// <summary>Seconds for each of connecting, writing and waiting for the answer, 1 to 300; 30 unless set.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
        public int TimeoutSeconds
        {
            get
            {
                return _connection.TimeoutMilliseconds / 1000;
            }

            set
            {
                if (value < 1 || value > 300)
                {
                    throw new ArgumentOutOfRangeException(nameof(value));
                }

                _connection.TimeoutMilliseconds = value * 1000;
            }
        }

        /// <summary>Sends one message and returns when the hub has stored it.</summary>
        /// <remarks>It is written after the header, without a copy. A buffer that is too small for it grows, once.</remarks>
        /// <param name="message">A record. What its own Write throws passes through; nothing was sent then.</param>
        /// <exception cref="SendException">It was not stored; the derived classes say what to do.</exception>
        public void Send(ITelemetryMessage message)
        {
            if (message == null)
            {
                throw new ArgumentNullException(nameof(message));
            }

            _request.Reserve(message.MaxLength);
            int length = message.Write(_request.Bytes, _request.MessageStart);
            Deliver(null, 0, length);
        }

        /// <summary>Sends bytes as one message and returns when the hub has stored it.</summary>
        /// <param name="buffer">Where the message is. More than 512 bytes go out in a second write.</param>
        /// <param name="offset">Index of its first byte.</param>
        /// <param name="length">Its length in bytes, 0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">That is not in the buffer.</exception>
        /// <exception cref="SendException">It was not stored; the derived classes say what to do.</exception>
        public void Send(byte[] buffer, int offset, int length)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (offset < 0 || length < 0 || length > buffer.Length - offset)
            {
                throw new ArgumentOutOfRangeException(nameof(length));
            }

            if (length > OneWrite)
            {
                Deliver(buffer, offset, length);
                return;
            }

            Array.Copy(buffer, offset, _request.Bytes, _request.MessageStart, length);
            Deliver(null, 0, length);
        }

        /// <summary>Closes the connection; the next send opens a new one.</summary>
        public void Close()
        {
            _connection.Close();
        }

        /// <summary>Closes the connection.</summary>
        public void Dispose()
        {
            Close();
        }

        // The message is in the buffer when apart is null.
        private void Deliver(byte[] apart, int offset, int length)
        {
            TakeToken();
            _connection.Exchange(_request, apart, offset, length, _answer);
            if (_answer.Status == 401)
            {
                string refused = _token;
                _tokens.Refresh();
                TakeToken();
                if (_token != refused)
                {
                    _connection.Exchange(_request, apart, offset, length, _answer);
                }
            }

            if (_answer.Status != 201)
            {
                throw Refusal.CreateException(_answer, SasText.Expiry(_token));
            }
        }

        private void TakeToken()
        {
            string token;
            try
            {
                token = _tokens.GetToken();
            }
            catch (SendException)
            {
                // Fetching a token takes a connection of its own: a board may have no memory for two.
                Close();
                throw;
            }

            if (token != _token)
            {
                UseToken(token);
            }
        }

        private void UseToken(string token)
        {
            if (token == null || !SasText.IsToken(token))
            {
                throw new TokenException("the token source gave no token", 0);
            }

            _request.SetHead(_beforeToken + token + "\r\nContent-Length: ");
            _token = token;
        }
    }
}
