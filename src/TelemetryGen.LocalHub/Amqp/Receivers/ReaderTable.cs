using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>
/// Who reads which partition in which consumer group. A receiver with an epoch reads alone: it disconnects those with a lower or the
/// same one, or none.
/// </summary>
internal sealed class ReaderTable(TimeProvider clock)
{
    /// <summary>Receivers without epoch, for a partition in a consumer group (Azure, Event Hubs quotas).</summary>
    public const int MaxWithoutEpoch = 5;

    // A processor that was robbed attaches again at once, before it looks who owns the partition now: without a pause, two that share
    // steal from each other several times.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets a reader in, and disconnects those that it ousts; null when it is in.</summary>
    public AmqpFault? Add(ReaderLink reader)
    {
        List<ReaderLink> ousted = [];
        lock (_gate)
        {
            if (!_places.TryGetValue(reader.Path.ToString(), out var place))
            {
                _places.Add(reader.Path.ToString(), place = new Place());
            }

            if (Refuse(reader, place) is { } refused)
            {
                return refused;
            }

            if (reader.Request.Epoch is { } epoch)
            {
                ousted.AddRange(place.Readers);
                place.Readers.Clear();
                var robbed = ousted.Where(other => other.Request.Epoch == epoch && !other.Identity.Equals(reader.Identity));
                place.Robbed = [.. robbed.Select(static other => other.Identity)];
                place.RobbedAt = clock.GetTimestamp();
            }

            place.Readers.Add(reader);
        }

        foreach (var other in ousted)
        {
            other.DetachLater(AmqpFault.Stolen(reader.Link.Name, reader.Request.Epoch!.Value));
        }

        return null;
    }

    public void Remove(ReaderLink reader)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(reader.Path.ToString(), out var place))
            {
                place.Readers.Remove(reader);
            }
        }
    }

    private AmqpFault? Refuse(ReaderLink reader, Place place)
    {
        var path = reader.Path.ToString();
        var highest = place.Readers.Max(static other => other.Request.Epoch);
        if (highest is { } there && (reader.Request.Epoch is not { } wanted || wanted < there))
        {
            return AmqpFault.HigherEpoch(there, path);
        }

        if (reader.Request.Epoch is null)
        {
            return place.Readers.Count >= MaxWithoutEpoch ? AmqpFault.TooManyReceivers(path, MaxWithoutEpoch) : null;
        }

        return reader.Request.Epoch == highest && place.Robbed.Contains(reader.Identity) && clock.GetElapsedTime(place.RobbedAt) < Pause
            ? AmqpFault.JustStolen(path)
            : null;
    }

    private sealed class Place
    {
        public List<ReaderLink> Readers { get; } = [];

        public IReadOnlyList<object> Robbed { get; set; } = [];

        public long RobbedAt { get; set; }
    }
}
