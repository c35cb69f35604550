using System.Globalization;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>
/// What a dead letter in a hub has beside its bytes: properties, of which the first two have the names that Service Bus gives them. The
/// event's own properties stand beside them.
/// </summary>
internal static class DeadLetterProperties
{
    public const string Reason = "DeadLetterReason";
    public const string Detail = "DeadLetterErrorDescription";

    private const string Prefix = "DeadLetter";
    private const int MaxDetail = 1024;

    /// <summary>True for an event that was read from a hub of dead letters.</summary>
    public static bool Has(in TelemetryEvent e) => e.Properties?.ContainsKey(Reason) == true;

    /// <summary>Adds them.</summary>
    public static void Write(DeadLetter letter, IDictionary<string, object> properties)
    {
        var e = letter.Event;
        foreach (var (name, value) in e.Properties ?? new Dictionary<string, object>())
        {
            properties[name] = Carried(value);
        }

        properties[Reason] = letter.Reason.ToString();
        properties[Detail] = letter.Detail.Length > MaxDetail ? letter.Detail[..MaxDetail] : letter.Detail;
        Add("Schema", letter.Schema);
        Add("Time", Text(letter.Time));
        Add("Partition", e.PartitionId);
        Add("SequenceNumber", e.SequenceNumber);
        Add("Offset", e.Offset);
        Add("EnqueuedTime", Text(e.EnqueuedTime));
        Add("Publisher", e.Publisher);
        Add("PartitionKey", e.PartitionKey);
        Add("FailedRecords", letter.FailedRecords.Count == 0 ? null : string.Join(',', letter.FailedRecords));

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                properties[Prefix + name] = value;
            }
        }
    }

    // What AMQP has no type for becomes text: the letter would never be taken else.
    private static object Carried(object value) => value is string or bool or char or byte or sbyte or short or ushort or int or uint
        or long or ulong or float or double or decimal or Guid or DateTime or DateTimeOffset or TimeSpan or Uri or byte[]
        ? value
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
