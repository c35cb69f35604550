using System;
using System.Threading;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>Reads once a minute. What is read is stored in the flash, and sent when there is a network.</summary>
    public static class Program
    {
        private const int PeriodMilliseconds = 60000;

        /// <summary>Runs until the power goes.</summary>
        public static void Main()
        {
            DeviceSettings settings = DeviceSettings.Read(DeviceSettings.Path);
            using (EventHubSender sender = Hub.NewSender(settings))
            {
                // Neither network nor time is waited for: the courier stores, and knows later when a record was taken.
                Courier courier = new Courier(sender);
                new Network(settings.Required("ssid"), settings.Required("password"), courier).Start();
                Measure(new Sensors(), courier);
            }
        }

        private static void Measure(Sensors sensors, Courier courier)
        {
            // Made once and used again: the queue fills in time and number.
            Climate climate = new Climate();
            while (true)
            {
                long start = Environment.TickCount64;
                if (sensors.TryRead(climate))
                {
                    courier.Deliver(climate);
                }

                long rest = start + PeriodMilliseconds - Environment.TickCount64;
                if (rest > 0)
                {
                    Thread.Sleep((int)rest);
                }
            }
        }
    }
}
