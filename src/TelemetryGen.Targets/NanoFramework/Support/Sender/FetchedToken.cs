// TelemetryGen: tokens from a token endpoint, for .NET nanoFramework

using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Short-lived tokens from a token endpoint: <c>POST https://{endpoint}/devices/{device}/token?hub={hub}</c>. The device holds a key of
    /// its own, which it never sends: it proves it by a signature over the endpoint's address that ends after ten minutes. Who reads the
    /// key from the board can send as this device only, and the device can be revoked.
    /// </summary>
    public sealed class FetchedToken : ITokenSource
    {
        private const int ProofSeconds = 600;
        private const int TokenSize = 1024;

        private readonly string _device;
        private readonly string _key;
        private readonly string _resource;
        private readonly string _beforeProof;
        private readonly TlsConnection _connection;
        private string _token;
        private long _renewAt;

        /// <summary>Takes the device's key; the first token is fetched when it is needed.</summary>
        /// <param name="host">Host of the token endpoint, such as <c>gateway.lan</c>. The certificate must name it.</param>
        /// <param name="port">Its port, such as 443.</param>
        /// <param name="hub">Name of the Event Hub that the token is for.</param>
        /// <param name="device">Publisher name: letters, digits, '-', '.', '_'.</param>
        /// <param name="deviceKey">This device's key, as <c>telemetrygen device-key</c> prints it.</param>
        /// <param name="authority">Who signs the endpoint's certificate; null for the authorities stored on the board.</param>
        /// <exception cref="ArgumentException">A name, the port or the key cannot be.</exception>
        public FetchedToken(string host, int port, string hub, string device, string deviceKey, X509Certificate authority)
        {
            DeviceNames.Check("host", host);
            DeviceNames.CheckPort(port);
            DeviceNames.Check("hub", hub);
            DeviceNames.Check("device", device);
            DeviceNames.CheckText("deviceKey", deviceKey);
            string endpoint = port == 443 ? host : host + ":" + port;
            _device = device;
            _key = deviceKey;
            _resource = "https://" + endpoint + "/devices/" + device;
            _beforeProof = "POST /devices/" + device + "/token?hub=" + hub + " HTTP/1.1\r\n"
                + "Host: " + endpoint + "\r\n"
                + "Connection: close\r\n"
                + "Authorization: ";
            _connection = new TlsConnection(host, port, authority);
        }

        /// <summary>The token, fetched anew when the last one is near its end.</summary>
        /// <exception cref="SendException">The endpoint gave none; the derived classes say what to do.</exception>
        public string GetToken()
        {
            if (_token == null || DeviceClock.UnixSeconds >= _renewAt)
            {
                Fetch();
            }

            return _token;
        }

        /// <summary>Forgets the token.</summary>
        public void Refresh()
        {
            _token = null;
        }

        private void Fetch()
        {
            DeviceClock.Require();
            _token = null;
            long now = DeviceClock.UnixSeconds;
            string proof = SasText.Sign(_resource, _device, _key, now + ProofSeconds);
            HttpAnswer answer = Ask(proof);
            if (answer.Status != 200)
            {
                throw Refusal.CreateException(answer, 0);
            }

            string token = answer.Body().Trim();
            long expiry = SasText.Expiry(token);
            if (!SasText.IsToken(token) || expiry <= now)
            {
                throw new TokenException("the token endpoint gave no token that is good now: check the clock", answer.Date);
            }

            _token = token;
            _renewAt = SasText.RenewAt(now, expiry);
        }

        private HttpAnswer Ask(string proof)
        {
            RequestBuffer request = new RequestBuffer(0, 0);
            HttpAnswer answer = new HttpAnswer(TokenSize);
            request.SetHead(_beforeProof + proof + "\r\nContent-Length: ");
            int start = request.Finish(0);
            try
            {
                _connection.Open();
                _connection.Write(request.Bytes, start, request.MessageStart - start);
                answer.Read(_connection);
                return answer;
            }
            catch (IOException e)
            {
                throw new RetryLaterException("no token: " + e.Message, 0, Refusal.RetrySeconds, e);
            }
            finally
            {
                _connection.Close();
            }
        }
    }
}
