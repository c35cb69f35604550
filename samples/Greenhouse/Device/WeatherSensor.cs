using System;
using System.Device.I2c;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>
    /// A weather sensor on the I2C bus, as the station sees it. A driver of a real one makes its I2cDevice of the settings in its
    /// constructor, and disposes of it.
    /// </summary>
    public abstract class WeatherSensor : IDisposable
    {
        /// <summary>Takes bus and address.</summary>
        protected WeatherSensor(I2cConnectionSettings settings)
        {
            Settings = settings;
        }

        /// <summary>Bus and address.</summary>
        public I2cConnectionSettings Settings { get; private set; }

        /// <summary>Of the last reading, in steps of 0.01 Cel.</summary>
        public int Temperature { get; protected set; }

        /// <summary>Of the last reading, in steps of 0.1 hPa.</summary>
        public int Pressure { get; protected set; }

        /// <summary>Of the last reading, in steps of 0.1 m/s.</summary>
        public int Wind { get; protected set; }

        /// <summary>Takes a reading; false when the sensor does not answer.</summary>
        public abstract bool TryRead();

        /// <summary>Frees the bus.</summary>
        public virtual void Dispose()
        {
        }
    }
}
