using TelemetryGen.EventHubs;

namespace TelemetryGen.Server.Fleet;

/// <summary>What is kept of a sender.</summary>
internal sealed class FleetEntry
{
    /// <summary>Few, because there may be a hundred thousand senders.</summary>
    private const int Delays = 16;

    private readonly ClockEstimate _clock = new(Delays);
    private readonly Dictionary<string, double> _values = [];
    private long _records;
    private int _version;

    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>What was saved of a sender.</summary>
    public static FleetEntry From(FleetSender saved)
    {
        var entry = new FleetEntry { LastSeen = saved.LastSeen, _records = saved.Records, _version = saved.Version };
        if (saved.ClockBehind is { } behind)
        {
            entry._clock.Add(saved.LastSeen, saved.LastSeen - behind);
        }

        foreach (var (name, value) in saved.Values)
        {
            entry._values[name] = value;
        }

        return entry;
    }

    public void Note(
        DateTimeOffset enqueued, int version, int records, DateTimeOffset? newest, string[] names, ReadOnlySpan<double> values)
    {
        LastSeen = enqueued;
        _version = version;
        _records += records;
        if (newest is { } taken)
        {
            _clock.Add(enqueued, taken);
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                _values.Remove(names[i]);
            }
            else
            {
                _values[names[i]] = values[i];
            }
        }
    }

    public FleetSender Show(string schema, string sender, string partitionId) => new(
        schema, sender, partitionId, LastSeen, _version, _clock.Behind, _clock.Lag, _records, new Dictionary<string, double>(_values));
}
