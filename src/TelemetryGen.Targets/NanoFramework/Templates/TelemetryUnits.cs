// TelemetryGen: rounding for the setters in engineering units. Do not edit.

namespace TelemetryGen.Device
{
    /// <summary>Steps of engineering units.</summary>
    internal static class TelemetryUnits
    {
        /// <summary>The nearest whole number of steps, the even one of two: as the server rounds.</summary>
        /// <exception cref="TelemetryValueException">They are out of range, or NaN. The error says steps, as that of Write does.</exception>
        internal static long Round(double steps, long minimum, long maximum, string field)
        {
            // A cast of what a long does not hold gives any number.
            if (!(steps >= minimum - 1.0 && steps <= maximum + 1.0))
            {
                throw new TelemetryValueException(field, steps, minimum, maximum);
            }

            long whole = (long)steps;
            double rest = steps - whole;
            bool isOdd = (whole & 1) != 0;
            if (rest > 0.5 || (rest == 0.5 && isOdd))
            {
                whole++;
            }
            else if (rest < -0.5 || (rest == -0.5 && isOdd))
            {
                whole--;
            }

            if (whole < minimum || whole > maximum)
            {
                throw new TelemetryValueException(field, steps, minimum, maximum);
            }

            return whole;
        }
    }
}
