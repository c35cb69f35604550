namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>What was handled since the last look.</summary>
internal sealed class HandledEvents
{
    private readonly Lock _lock = new();
    private List<double> _lags = [];
    private int _records;

    /// <param name="records">Records of an event.</param>
    /// <param name="enqueued">When the hub stored it.</param>
    public void Add(int records, DateTimeOffset enqueued)
    {
        var lag = (DateTimeOffset.UtcNow - enqueued).TotalMilliseconds;
        lock (_lock)
        {
            _records += records;
            _lags.Add(lag);
        }
    }

    public (int Events, int Records, IReadOnlyList<double> Lags) Take()
    {
        lock (_lock)
        {
            var taken = (_lags.Count, _records, _lags);
            (_lags, _records) = ([], 0);
            return taken;
        }
    }
}
