using System.Text.Json;
using System.Text.Json.Serialization;
using TelemetryGen.Server.Alerts.Rules;

namespace TelemetryGen.Server.Alerts;

/// <summary>What is kept of the alerts of one partition over a restart.</summary>
/// <param name="SequenceNumber">The last event that was judged; -1 for none.</param>
/// <param name="EnqueuedTime">When the hub stored it: a hub that was made anew counts from 0 again, later.</param>
/// <param name="Statuses">Alerts whose condition holds, or held lately.</param>
/// <param name="Undelivered">What is still to be said, and to whom.</param>
internal sealed record AlertBook(
    long SequenceNumber, DateTimeOffset EnqueuedTime, IReadOnlyList<KeptStatus> Statuses, IReadOnlyList<KeptAlert> Undelivered)
{
    public static AlertBook Empty { get; } = new(-1, default, [], []);

    /// <summary>What was saved; null when it is damaged.</summary>
    public static AlertBook? Read(ReadOnlySpan<byte> saved)
    {
        try
        {
            return JsonSerializer.Deserialize(saved, AlertJson.Default.AlertBook) is { Statuses: not null, Undelivered: not null } book
                ? book
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(this, AlertJson.Default.AlertBook);
}

/// <summary>The status of an alert of a sender.</summary>
internal sealed record KeptStatus(string Alert, string Sender, AlertStatus Status);

/// <summary>An alert that a sink has not got.</summary>
internal sealed record KeptAlert(string Sink, Alert Alert);

/// <summary>How alerts are written as JSON: the state, and what a webhook gets.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertBook))]
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertJson : JsonSerializerContext;
