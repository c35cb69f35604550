using System.Globalization;
using TelemetryGen.Server;

namespace Acme.Vehicles.Server;

/// <summary>What the server makes of positions and faults: a trip.</summary>
internal sealed class Trip
{
    private const double EarthRadiusMetres = 6_371_000;

    private Position? _last;

    public int Positions { get; private set; }

    public double Metres { get; private set; }

    public int FaultLists { get; private set; }

    /// <summary>All positions of an event, in their order.</summary>
    public Task AddAsync(ReadOnlyMemory<Position> positions, TelemetryContext context)
    {
        foreach (ref readonly var position in positions.Span)
        {
            Metres += _last is { } last ? Distance(last, position) : 0;
            _last = position;
        }

        Positions += positions.Length;
        return Task.CompletedTask;
    }

    public void Add(Faults faults, TelemetryContext context)
    {
        FaultLists++;
        if (faults.Codes.Count > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{faults.At:HH:mm:ss}  {context.Sender}  {string.Join(", ", faults.Codes.Select(Name))}"));
        }
    }

    private static string Name(Fault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"{"PCBU"[(int)fault.System]}{fault.Code:X4} x{fault.Occurrences}");

    // The haversine formula.
    private static double Distance(in Position from, in Position to)
    {
        var (latitude, longitude) = (Radians(to.Latitude - from.Latitude), Radians(to.Longitude - from.Longitude));
        var half = Math.Pow(Math.Sin(latitude / 2), 2)
            + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Math.Pow(Math.Sin(longitude / 2), 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(half));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
