namespace Acme.Vehicles.Server;

/// <summary>A van on a round of the city: the same at each run.</summary>
internal static class Drive
{
    private const double CentreLatitude = 52.5163;
    private const double CentreLongitude = 13.3777;
    private const double RadiusMetres = 1_500;
    private const double MetresPerSecond = 9;
    private const double MetresPerDegree = 111_195;

    /// <summary>When it begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A position for each second, numbered from 1.</summary>
    public static IEnumerable<Position> Positions(TimeSpan time)
    {
        for (var second = 0; second < (int)time.TotalSeconds; second++)
        {
            var angle = second * MetresPerSecond / RadiusMetres;
            yield return new(
                Start.AddSeconds(second),
                CentreLatitude + (RadiusMetres * Math.Cos(angle) / MetresPerDegree),
                CentreLongitude + (RadiusMetres * Math.Sin(angle) / (MetresPerDegree * Math.Cos(CentreLatitude * Math.PI / 180))),
                MetresPerSecond,
                (90 + (angle * 180 / Math.PI)) % 359.9,
                (byte)(9 + (second % 4)),
                (uint)second + 1);
        }
    }

    /// <summary>The engine's list at that time: a misfire after a quarter of an hour, gone again ten minutes later.</summary>
    public static Faults FaultsAt(DateTimeOffset at, uint sequence) => new()
    {
        At = at,
        Codes = (at - Start).TotalMinutes is >= 15 and < 25
            ? [new(VehicleSystem.Powertrain, 0x0301, 3), new(VehicleSystem.Network, 0x0100, 1)]
            : [],
        Sequence = sequence,
    };
}
