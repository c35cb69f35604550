namespace Acme.Vibration.Server;

/// <summary>What the readings of a burst say.</summary>
internal static class Spectrum
{
    /// <summary>The root of the mean square, in the unit of the readings.</summary>
    public static double RootMeanSquare(ReadOnlySpan<short> readings)
    {
        var sum = 0.0;
        foreach (var reading in readings)
        {
            sum += (double)reading * reading;
        }

        return Math.Sqrt(sum / readings.Length);
    }

    /// <summary>The amplitude at one frequency, by Goertzel's algorithm: one multiplication a reading.</summary>
    public static double Amplitude(ReadOnlySpan<short> readings, double hertz, int rate)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * hertz / rate);
        var (last, before) = (0.0, 0.0);
        foreach (var reading in readings)
        {
            (last, before) = (reading + (factor * last) - before, last);
        }

        var power = (last * last) + (before * before) - (factor * last * before);
        return 2 * Math.Sqrt(power) / readings.Length;
    }
}
