// TelemetryGen: rounding for the setters in engineering units. Do not edit.

namespace TelemetryGen.Device
{
    /// <summary>Steps of engineering units.</summary>
    internal static class TelemetryUnits
    {
        // 2^61: what is done with counts below fits a long.
        private const double Exact = 2305843009213693952d;

        /// <summary>Of a value that is out of range, or NaN. No field has so many steps.</summary>
        internal const long None = long.MaxValue;

        /// <summary>
        /// The nearest whole number of steps, the even one of two: as the server rounds. A value is a step, or the middle between two, when
        /// it is the double nearest to that. <see cref="None"/> for a value out of range: its error says steps, as that of Write does.
        /// </summary>
        /// <param name="value">Engineering units.</param>
        /// <param name="scale">Parts in a unit: value = (steps x size + zero) / scale.</param>
        /// <param name="size">A step, in parts.</param>
        /// <param name="zero">0 steps, in parts.</param>
        /// <param name="minimum">The fewest steps.</param>
        /// <param name="maximum">The most steps.</param>
        internal static long Steps(double value, double scale, double size, double zero, long minimum, long maximum)
        {
            double parts = value * scale;
            double steps = (parts - zero) / size;

            // A cast of what a long does not hold gives any number.
            if (!(steps >= minimum - 1.0 && steps <= maximum + 1.0))
            {
                return None;
            }

            long whole = Nearest(steps);
            if (parts < Exact && parts > -Exact)
            {
                whole = Settle(value, whole, scale, (long)size, (long)zero);
            }

            return whole < minimum || whole > maximum ? None : whole;
        }

        private static long Nearest(double steps)
        {
            long whole = (long)steps;
            double rest = steps - whole;
            bool isOdd = (whole & 1) != 0;
            if (rest > 0.5 || (rest == 0.5 && isOdd))
            {
                return whole + 1;
            }

            return rest < -0.5 || (rest == -0.5 && isOdd) ? whole - 1 : whole;
        }

        // A product of doubles can miss the middle between two steps; the double nearest to it does not.
        private static long Settle(double value, long whole, double scale, long size, long zero)
        {
            long parts = whole * size + zero;
            if (value == parts / scale)
            {
                return whole;
            }

            long below = 2 * parts - size;
            long above = 2 * parts + size;
            double toBelow = value - below / (2 * scale);
            double toAbove = value - above / (2 * scale);
            bool isOdd = (whole & 1) != 0;
            if (toBelow < 0 || (toBelow == 0 && isOdd))
            {
                return whole - 1;
            }

            return toAbove > 0 || (toAbove == 0 && isOdd) ? whole + 1 : whole;
        }
    }
}
