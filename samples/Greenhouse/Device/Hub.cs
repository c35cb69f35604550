using System.IO;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>The hub that the settings name.</summary>
    internal static class Hub
    {
        /// <summary>What sends to it, with the token of the settings, and the authority that its certificate must be from.</summary>
        public static EventHubSender NewSender(DeviceSettings settings)
        {
            X509Certificate authority = new X509Certificate(File.ReadAllText(settings.Required("authority")));
            string host = settings.Required("host");
            int port = settings.Number("port", 443);
            string hub = settings.Required("hub");
            string device = settings.Required("device");
            return new EventHubSender(host, port, hub, device, Tokens.From(settings, authority), authority);
        }
    }
}
