namespace TelemetryGen.Server;

/// <summary>When an alert fires, ends and is said again. All times are those of the records, so that a day that comes out of a queue at
/// once is judged as if it had come as it was measured.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class AlertOptions<TRecord>
{
    /// <summary>How long the condition must hold in all records of a sender before it fires; 0 for the first record.</summary>
    public TimeSpan After { get; set; }

    /// <summary>When it is over. Without it, as soon as the condition holds no longer; a distance between the two keeps a value that swings
    /// around the limit from firing again and again.</summary>
    public Func<TRecord, bool>? Until { get; set; }

    /// <summary>How long it must be over in all records before that is said.</summary>
    public TimeSpan ResolveAfter { get; set; }

    /// <summary>How often it is said again while it fires; null for never.</summary>
    public TimeSpan? RepeatEvery { get; set; }

    /// <summary>After it was said that it fires, nothing is said of the same alert of the same sender for so long, should it end and begin
    /// anew.</summary>
    public TimeSpan QuietTime { get; set; }

    /// <summary>What is said of the record, such as its value; null for nothing.</summary>
    public Func<TRecord, string>? Describe { get; set; }

    internal void ThrowIfInvalid(string alert)
    {
        ThrowIfNegative(alert, After, nameof(After));
        ThrowIfNegative(alert, ResolveAfter, nameof(ResolveAfter));
        ThrowIfNegative(alert, QuietTime, nameof(QuietTime));
        if (RepeatEvery is { } every && every <= TimeSpan.Zero)
        {
            throw new TelemetryServerException($"RepeatEvery of the alert '{alert}' is {every}; it must be above 0, or null.");
        }
    }

    private static void ThrowIfNegative(string alert, TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero)
        {
            throw new TelemetryServerException($"{name} of the alert '{alert}' is {value}; it must not be negative.");
        }
    }
}
