using System.Device.I2c;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>A sensor without hardware: a day of 24 hours in whole numbers, one reading a minute.</summary>
    public sealed class SimulatedWeatherSensor : WeatherSensor
    {
        private const int MinutesOfDay = 1440;

        private int _minute;

        /// <summary>Takes what a real driver takes; sensors of other addresses have other weather.</summary>
        public SimulatedWeatherSensor(I2cConnectionSettings settings)
            : base(settings)
        {
            _minute = settings.DeviceAddress * 7 % MinutesOfDay;
        }

        /// <inheritdoc/>
        public override bool TryRead()
        {
            // Up to noon and down again, 0 to 720.
            int height = _minute < MinutesOfDay / 2 ? _minute : MinutesOfDay - _minute;
            Temperature = 800 + height * 2;
            Pressure = 10150 - height / 20;
            Wind = 5 + height * 13 % 47;
            _minute = (_minute + 1) % MinutesOfDay;
            return true;
        }
    }
}
