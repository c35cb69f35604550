// TelemetryGen: checks of tokens and authorities, for .NET nanoFramework

using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Takes a token for one publisher that has not ended, as far as the clock knows. What this refuses would never work; what it takes may
    /// still be refused by the hub.
    /// </summary>
    public sealed class TokenCheck : ISettingCheck
    {
        // A signature of 32 bytes in base64 is 44 characters, of which at most two kinds are percent-encoded.
        private const int ShortestSignature = 44;

        private readonly string _publisher;

        /// <summary>Names the publisher.</summary>
        /// <param name="host">Host of the namespace.</param>
        /// <param name="hub">Name of the Event Hub.</param>
        /// <param name="device">Publisher name.</param>
        public TokenCheck(string host, string hub, string device)
        {
            DeviceNames.Check("host", host);
            DeviceNames.Check("hub", hub);
            DeviceNames.Check("device", device);
            _publisher = (host + "/" + hub + "/publishers/").ToLower() + device;
        }

        /// <inheritdoc/>
        public bool IsValid(byte[] data)
        {
            if (data == null || data.Length == 0)
            {
                return false;
            }

            for (int i = 0; i < data.Length; i++)
            {
                // UTF-8 that is none would not become a string.
                if (data[i] == 0 || data[i] > '~')
                {
                    return false;
                }
            }

            string token = Encoding.UTF8.GetString(data, 0, data.Length).Trim();
            return SasText.IsToken(token) && SasText.Field(token, "sig").Length >= ShortestSignature && SasText.Field(
                token, "skn").Length > 0
                && IsGoodNow(SasText.Expiry(token)) && Covers(SasText.Decode(SasText.Field(token, "sr")));
        }

        private static bool IsGoodNow(long expiry)
        {
            return expiry > 0 && (!DeviceClock.IsSet || expiry > DeviceClock.UnixSeconds);
        }

        // The resource is the publisher, its hub, or the namespace; a port does not count.
        private bool Covers(string resource)
        {
            int start = resource.IndexOf("://");
            if (start < 0)
            {
                return false;
            }

            resource = resource.Substring(start + 3).TrimEnd('/');
            int path = resource.IndexOf('/');
            string host = path < 0 ? resource : resource.Substring(0, path);
            int port = host.IndexOf(':');
            string name = (port < 0 ? host : host.Substring(0, port)) + (path < 0 ? "" : resource.Substring(path));

            // Names are compared without case, as Azure does; a device's name is exact.
            string lower = name.ToLower();
            int publisher = lower.IndexOf("/publishers/");
            if (publisher >= 0)
            {
                return lower.Substring(0, publisher + 12) + name.Substring(publisher + 12) == _publisher;
            }

            return (_publisher + "/").StartsWith(lower + "/");
        }
    }

    /// <summary>Takes a certificate that the board can read, as PEM or DER.</summary>
    public sealed class AuthorityCheck : ISettingCheck
    {
        private const string End = "-----END CERTIFICATE-----";

        /// <summary>The certificate of a setting.</summary>
        /// <param name="data">PEM or DER.</param>
        public static X509Certificate Certificate(byte[] data)
        {
            return data[0] == '-' ? new X509Certificate(Encoding.UTF8.GetString(data, 0, data.Length)) : new X509Certificate(data);
        }

        /// <inheritdoc/>
        public bool IsValid(byte[] data)
        {
            if (data == null || data.Length == 0 || (data[0] == '-' && !IsWholeText(data)))
            {
                return false;
            }

            try
            {
                Certificate(data);
                return true;
            }
            catch (Exception)
            {
                // Which one, the board's library does not say.
                return false;
            }
        }

        // A PEM that was cut off may still hold one good certificate of two.
        private static bool IsWholeText(byte[] data)
        {
            for (int i = 0; i < data.Length; i++)
            {
                if (data[i] == 0 || data[i] > '~')
                {
                    return false;
                }
            }

            return Encoding.UTF8.GetString(data, 0, data.Length).Trim().EndsWith(End);
        }
    }
}
