using System;
using System.Threading;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>
    /// Reads and sends, once a minute, and once an hour how the board is doing. Its records are made once and used again.
    /// </summary>
    internal sealed class Station
    {
        private const int PeriodMilliseconds = 60000;

        private const int ReadingsPerHealth = 60;

        // Warmer than this opens the vent, colder than that turns the heater on: steps of 0.01 Cel.
        private const int Warm = 2400;
        private const int Cold = 1000;

        private readonly WeatherSensor _sensor;
        private readonly Courier _courier;
        private readonly Climate _climate = new Climate();
        private readonly Health _health = new Health { Firmware = "1.0.0" };
        private int _readings;

        public Station(WeatherSensor sensor, Courier courier)
        {
            _sensor = sensor;
            _courier = courier;
        }

        /// <summary>Does not return.</summary>
        public void Run()
        {
            while (true)
            {
                long start = Environment.TickCount64;
                SendReading();
                if (++_readings % ReadingsPerHealth == 0)
                {
                    SendHealth();
                }

                long rest = start + PeriodMilliseconds - Environment.TickCount64;
                if (rest > 0)
                {
                    Thread.Sleep((int)rest);
                }
            }
        }

        private void SendReading()
        {
            if (!_sensor.TryRead())
            {
                _health.Alarms |= Alarms.SensorSilent;
                return;
            }

            // The timestamp is 0 and stays so: the queue fills it in.
            _climate.Temperature = _sensor.Temperature;
            _climate.Pressure = _sensor.Pressure;
            _climate.Wind = _sensor.Wind;
            _climate.VentOpen = _sensor.Temperature > Warm;
            _climate.HeaterOn = _sensor.Temperature < Cold;
            _climate.Door = DoorState.Closed;
            _courier.Deliver(_climate);
        }

        private void SendHealth()
        {
            _health.Uptime = (uint)(Environment.TickCount64 / 1000);
            _health.FreeMemory = nanoFramework.Runtime.Native.GC.Run(false);
            _health.Sent = _courier.Sent;
            if (_courier.Dropped > 0)
            {
                _health.Alarms |= Alarms.RecordsDropped;
            }

            _courier.Deliver(_health);
            _health.Alarms = Alarms.None;
        }
    }
}
