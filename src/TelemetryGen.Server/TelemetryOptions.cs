namespace TelemetryGen.Server;

/// <summary>How the events of a schema are processed.</summary>
public sealed class TelemetryOptions
{
    /// <summary>How often a record is handed to a handler that throws, the first time included; 1 to 100.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>The wait before the second attempt; it doubles with each further one, up to a minute.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After this time in one handler a warning is logged; the partition waits on.</summary>
    public TimeSpan SlowHandler { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What becomes of an event of another schema, or of none.</summary>
    public UnknownEventAction UnknownSchema { get; set; } = UnknownEventAction.DeadLetter;

    /// <summary>What becomes of an event with a template id that this version of the schema does not have: newer firmware.</summary>
    public UnknownEventAction UnknownTemplate { get; set; } = UnknownEventAction.DeadLetter;

    /// <summary>
    /// Who sent an event: its publisher, unless told otherwise. Null when nobody knows; its records are never taken for duplicates, because
    /// two devices may count alike. Partition keys serve when no two devices share one: <c>e => e.PartitionKey</c>.
    /// </summary>
    public Func<TelemetryEvent, string?> IdentifySender { get; set; } = static e => e.Publisher;

    /// <summary>
    /// A record's time before this is not believed: it is of a clock that was not set, which says a year long past. Who replays
    /// older readings sets it to before them.
    /// </summary>
    public DateTimeOffset EarliestTime { get; set; } = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// How many streams, senders times kinds of records with a sequence number, are remembered in each partition to find duplicates: 0
    /// (none) to 16,777,216. Each takes about 150 bytes.
    /// </summary>
    public int DuplicateStreams { get; set; } = 4096;

    /// <summary>How far behind the newest number of its stream a record may arrive and still be told from a duplicate: 1 to
    /// 16,384.</summary>
    public int DuplicateWindow { get; set; } = 448;

    /// <summary>How often what is known of duplicates is stored while events come in. It is stored at a stop too.</summary>
    public TimeSpan StateInterval { get; set; } = TimeSpan.FromSeconds(10);

    internal void ThrowIfInvalid()
    {
        ThrowIfOutside(Attempts, 1, 100, nameof(Attempts));
        ThrowIfOutside(DuplicateStreams, 0, 1 << 24, nameof(DuplicateStreams));
        ThrowIfOutside(DuplicateWindow, 1, DuplicateFilter.MaxWindow, nameof(DuplicateWindow));
        ThrowIfNegative(RetryDelay, nameof(RetryDelay));
        ThrowIfNegative(SlowHandler, nameof(SlowHandler));
        ThrowIfNegative(StateInterval, nameof(StateInterval));
    }

    private static void ThrowIfOutside(int value, int minimum, int maximum, string name)
    {
        if (value < minimum || value > maximum)
        {
            throw new TelemetryServerException($"{name} is {value}; it must be {minimum} to {maximum}.");
        }
    }

    private static void ThrowIfNegative(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero)
        {
            throw new TelemetryServerException($"{name} is {value}; it must not be negative.");
        }
    }
}
