namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The last values of one sender, one for each metric of a record. Written by its partition, read by whoever collects.</summary>
internal sealed class SenderValues
{
    private readonly double[] _values;
    private readonly double[] _totals;
    private long _time = long.MinValue;
    private long _seen;

    /// <param name="sender">Who; "" when nobody knows.</param>
    /// <param name="count">How many metrics the record has.</param>
    public SenderValues(string sender, int count)
    {
        Tags = sender.Length == 0 ? [] : [new("sender", sender)];
        (_values, _totals) = (new double[count], new double[count]);
        Array.Fill(_values, double.NaN);
    }

    /// <summary>Its tags; none when nobody knows who it is.</summary>
    public KeyValuePair<string, object?>[] Tags { get; }

    /// <summary>When its last record was measured, in the clock's timestamps.</summary>
    public long Seen
    {
        get => Volatile.Read(ref _seen);
        set => Volatile.Write(ref _seen, value);
    }

    /// <summary>The last value; NaN before the first.</summary>
    public double Value(int metric) => Volatile.Read(ref _values[metric]);

    /// <summary>The running total.</summary>
    public double Total(int metric) => Volatile.Read(ref _totals[metric]);

    /// <summary>False for a record that is older than one before.</summary>
    public bool TrySetTime(DateTimeOffset time)
    {
        var isNewest = time.UtcTicks >= _time;
        _time = Math.Max(_time, time.UtcTicks);
        return isNewest;
    }

    public void SetValue(int metric, double value) => Volatile.Write(ref _values[metric], value);

    /// <summary>A total of the device that went down began anew: what it says is more.</summary>
    /// <returns>How much more than before; NaN for the first.</returns>
    public double SetTotal(int metric, double value)
    {
        var last = _values[metric];
        var more = value >= last ? value - last : value;
        Volatile.Write(ref _totals[metric], _totals[metric] + more);
        Volatile.Write(ref _values[metric], value);
        return double.IsNaN(last) ? double.NaN : more;
    }
}
