using System.Device.I2c;
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
            using (EventHubSender sender = Hub.NewSender(settings))
            using (WeatherSensor sensor = new SimulatedWeatherSensor(new I2cConnectionSettings(Bus, Address)))
            {
                // Neither network nor time is waited for: the courier stores, and knows later when a record was taken.
                Courier courier = new Courier(sender);
                new Network(settings.Required("ssid"), settings.Required("password"), courier).Start();
                new Station(sensor, courier).Run();
            }
        }
    }
}
