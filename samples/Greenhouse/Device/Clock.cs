using System.Diagnostics;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>The board's clock.</summary>
    internal static class Clock
    {
        private const int AttemptSeconds = 120;

        /// <summary>Returns when the clock is set; waits for as long as it takes.</summary>
        public static void Wait()
        {
            while (!DeviceClock.IsSet)
            {
                try
                {
                    DeviceClock.WaitUntilSet(AttemptSeconds);
                }
                catch (ClockException e)
                {
                    Debug.WriteLine(e.Message);
                }
            }
        }
    }
}
