namespace Acme.Greenhouse.Firmware
{
    /// <summary>What the board measures. Put your sensors' drivers here; until then the values are made up.</summary>
    internal sealed class Sensors
    {
        private int _reading;

        /// <summary>Fills the fields of the record, in the steps of the contract; false when a sensor does not answer.</summary>
        public bool TryRead(Climate climate)
        {
            // Steps of 0.01 Cel and of 0.1 %RH. What may be null is null until it is set.
            climate.Temperature = 2100 + _reading % 100;
            climate.Humidity = 550;
            climate.Battery = Climate.BatteryNull;
            _reading++;
            return true;
        }
    }
}
