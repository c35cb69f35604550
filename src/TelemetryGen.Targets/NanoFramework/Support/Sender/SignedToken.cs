// TelemetryGen: tokens signed on the device, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Tokens that the device signs itself with the key of a policy. A token is kept until shortly before its end. Who reads the key from
    /// the board can send as every device of the policy: give it a policy with the right Send only, or use <see cref="FetchedToken"/>.
    /// </summary>
    public sealed class SignedToken : ITokenSource
    {
        private readonly string _resource;
        private readonly string _policy;
        private readonly string _key;
        private string _token;
        private long _renewAt;
        private int _lifetimeSeconds = 3600;

        /// <summary>Takes the key; the first token is signed when it is needed.</summary>
        /// <param name="host">Host of the namespace, such as <c>acme.servicebus.windows.net</c>.</param>
        /// <param name="hub">Name of the Event Hub.</param>
        /// <param name="device">Publisher name: 1 to 128 letters, digits, '-', '.', '_'.</param>
        /// <param name="policy">Name of the policy.</param>
        /// <param name="key">One of its keys, as the portal shows it: the text is used, not decoded.</param>
        /// <exception cref="ArgumentException">A name or the key cannot be.</exception>
        public SignedToken(string host, string hub, string device, string policy, string key)
        {
            DeviceNames.Check("host", host);
            DeviceNames.Check("hub", hub);
            DeviceNames.Check("device", device);
            DeviceNames.CheckText("policy", policy);
            DeviceNames.CheckText("key", key);
            _resource = "https://" + host + "/" + hub + "/publishers/" + device;
            _policy = policy;
            _key = key;
        }

        /// <summary>How long a token lives, 60 to 86400 seconds; 3600 unless set. Less makes a stolen token worth less.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
        public int LifetimeSeconds
        {
            get
            {
                return _lifetimeSeconds;
            }

            set
            {
                if (value < 60 || value > 86400)
                {
                    throw new ArgumentOutOfRangeException(nameof(value));
                }

                _lifetimeSeconds = value;
            }
        }

        /// <summary>The token, signed anew when the last one is near its end.</summary>
        /// <exception cref="ClockException">The clock is not set.</exception>
        public string GetToken()
        {
            long now = DeviceClock.UnixSeconds;
            if (_token == null || now >= _renewAt)
            {
                DeviceClock.Require();
                long expiry = now + _lifetimeSeconds;
                _token = SasText.Sign(_resource, _policy, _key, expiry);
                _renewAt = SasText.RenewAt(now, expiry);
            }

            return _token;
        }

        /// <summary>Forgets the token: it may have been signed by a wrong clock.</summary>
        public void Refresh()
        {
            _token = null;
        }
    }
}
