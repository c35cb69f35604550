namespace TelemetryGen.EventHubs;

/// <summary>The names Event Hubs allows, in one place for tokens, senders and the local hub.</summary>
public static class EventHubNames
{
    /// <summary>Longest hub name, in characters (Azure, Event Hubs quotas).</summary>
    public const int MaxHubLength = 256;

    /// <summary>Longest partition key, in characters. A publisher name is a partition key, so the bound is the same.</summary>
    public const int MaxPartitionKeyLength = 128;

    /// <summary>
    /// Whether <paramref name="name"/> is a hub name: 1 to 256 ASCII letters, digits, periods, hyphens and underscores,
    /// with a letter or digit at both ends.
    /// </summary>
    public static bool IsHub(string? name) =>
        name is { Length: > 0 and <= MaxHubLength }
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>
    /// Whether <paramref name="name"/> is a publisher name: 1 to 128 characters that stay one segment of a path
    /// (no <c>/ \ ? # %</c>, no control characters, not <c>.</c> or <c>..</c>).
    /// </summary>
    public static bool IsPublisher(string? name) =>
        name is { Length: > 0 and <= MaxPartitionKeyLength }
        && name is not ("." or "..")
        && !name.Any(static c => char.IsControl(c) || c is '/' or '\\' or '?' or '#' or '%');
}
