using System.IO;
using System.Device.I2c;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>Firmware of a greenhouse: reads the weather once a minute and sends it to an Event Hub.</summary>
    public static class Program
    {
        // What the bus and address of a real sensor would be.
        private const int Bus = 1;
        private const int Address = 0x76;

        /// <summary>Runs until the power goes.</summary>
        public static void Main()
        {
            DeviceSettings settings = DeviceSettings.Read(DeviceSettings.Path);
            using (EventHubSender sender = NewSender(settings))
            using (WeatherSensor sensor = new SimulatedWeatherSensor(new I2cConnectionSettings(Bus, Address)))
            {
                // Neither network nor time is waited for: the courier stores, and knows later when a record was taken.
                Courier courier = new Courier(sender);
                new Network(settings.Required("ssid"), settings.Required("password"), courier).Start();
                new Station(sensor, courier).Run();
            }
        }

        private static EventHubSender NewSender(DeviceSettings settings)
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
