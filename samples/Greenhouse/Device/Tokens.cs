using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>Picks one of the three ways to a token, by what the settings have.</summary>
    internal static class Tokens
    {
        /// <summary>A fetched token for <c>deviceKey</c>, a signed one for <c>policyKey</c>, else the one given as <c>token</c>.</summary>
        public static ITokenSource From(DeviceSettings settings, X509Certificate authority)
        {
            string hub = settings.Required("hub");
            string device = settings.Required("device");
            if (settings.Optional("deviceKey") != null)
            {
                string endpoint = settings.Required("tokenHost");
                return new FetchedToken(
                    endpoint, settings.Number("tokenPort", 443), hub, device, settings.Required("deviceKey"), authority);
            }

            if (settings.Optional("policyKey") != null)
            {
                return new SignedToken(settings.Required("host"), hub, device, settings.Required("policy"), settings.Required("policyKey"));
            }

            return new ProvisionedToken(settings.Required("token"));
        }
    }
}
