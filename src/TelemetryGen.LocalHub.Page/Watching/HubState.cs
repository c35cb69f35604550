namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>What is kept of a hub's newest events, within bounds whatever comes in. Whoever uses it holds its lock.</summary>
internal sealed class HubState(FleetFields? fleet = null)
{
    /// <summary>Publishers that are kept: those that sent last.</summary>
    public const int PublishersKept = 500;

    private const int RecordsKept = 1000;
    private const int DeadLettersKept = 200;
    private const int SeriesKept = 1000;

    private readonly NewestOf<string, PublisherHistory> _publishers = new(PublishersKept);
    private readonly NewestOf<(string Publisher, MeasuredField Field), Series> _series = new(SeriesKept);
    private readonly OrderedDictionary<MeasuredField, MeasuredField> _fields = [];
    private readonly Ring<WatchedRecord> _records = new(RecordsKept);
    private readonly Ring<WatchedEvent> _deadLetters = new(DeadLettersKept);

    public long DeadLetters => _deadLetters.Next;

    /// <summary>The fields of which the fleet shows the last value.</summary>
    public FleetFields Fleet { get; } = fleet ?? new(null);

    public void Add(WatchedEvent item)
    {
        _publishers.Use(item.Publisher, name => new(name, Fleet)).Add(item);
        if (item.Problem is not null)
        {
            _deadLetters.Add(item);
        }
        else if (item.Records.Count == 0)
        {
            _records.Add(new(item, null));
        }

        foreach (var record in item.Records)
        {
            _records.Add(new(item, record));
            var arrived = Seconds(item.EnqueuedTime);
            var taken = EventDecoder.TimestampOf(record) is { } moment ? Seconds(moment) : arrived;
            foreach (var (field, value) in Measurements.Of(record))
            {
                _fields.TryAdd(field, field);
                _series.Use((item.Publisher, field), static key => new(key.Publisher, key.Field)).Points.Add(new(taken, arrived, value));
            }
        }
    }

    public Publisher[] ListPublishers() => [.. _publishers.Values.Select(p => p.Now()).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>Each publisher with its firmware and its last values, in no order.</summary>
    public FleetRow[] ListFleet() => [.. _publishers.Values.Select(p => p.Row())];

    /// <summary>The newest records, newest first.</summary>
    public WatchedRecord[] ListRecords(int most, Func<WatchedRecord, bool> filter) =>
        [.. _records.From(0).Reverse().Where(filter).Take(most)];

    /// <summary>The newest events that could not be decoded, newest first.</summary>
    public WatchedEvent[] ListDeadLetters() => [.. _deadLetters.From(0).Reverse()];

    /// <summary>The fields that have numbers, as they first came.</summary>
    public MeasuredField[] ListFields() => [.. _fields.Keys];

    /// <summary>The newest number of each series.</summary>
    public (string Publisher, MeasuredField Field, double Value)[] ListLatest() =>
        [.. _series.Values.Select(s => (s.Publisher, s.Field, s.Points.Last.Value))];

    /// <summary>The newest number of each publisher for a field, by name.</summary>
    public (string Publisher, double Value)[] ListLatest(MeasuredField field) =>
        [.. _series.Values.Where(s => s.Field == field).OrderBy(s => s.Publisher, StringComparer.Ordinal)
            .Select(s => (s.Publisher, s.Points.Last.Value))];

    /// <summary>The points of a field that a chart does not have yet.</summary>
    /// <param name="field">The field.</param>
    /// <param name="known">For each publisher, the <see cref="SeriesPart.Next"/> that the chart was given last.</param>
    public SeriesPart[] PointsAfter(MeasuredField field, IReadOnlyDictionary<string, long> known) =>
    [
        .. _series.Values.Where(s => s.Field == field).OrderBy(s => s.Publisher, StringComparer.Ordinal)
            .Select(s => new SeriesPart(s.Publisher, s.Field, s.Points.From(known.GetValueOrDefault(s.Publisher)), s.Points.Next)),
    ];

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
