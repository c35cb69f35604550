using System.Text;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Events of every kind that the store keeps, from a seed.</summary>
internal sealed class RandomEvents(int seed)
{
    private readonly Random _random = new(seed);

    public Publication Publication(HubInfo hub) => new(hub, Events(hub));

    /// <summary>The events of a publication: mostly one, at times some for all partitions, or more than a block of one.</summary>
    public IReadOnlyList<NewEvent> Events(HubInfo hub)
    {
        if (_random.Next(20) == 0)
        {
            return Large(_random.Next(hub.Partitions));
        }

        var events = new List<NewEvent>();
        for (var count = _random.Next(8) == 0 ? _random.Next(1, 60) : 1; count > 0; count--)
        {
            events.Add(Event(_random.Next(hub.Partitions)));
        }

        return events;
    }

    /// <summary>Events of one partition that fill at least a block.</summary>
    public IReadOnlyList<NewEvent> Large(int partition)
    {
        var events = new List<NewEvent>();
        for (var bytes = 0; bytes < BlockWriter.BlockBytes * 3 / 2; bytes += events[^1].Body.Length)
        {
            events.Add(Event(partition) with { Body = Bytes(10_000) });
        }

        return events;
    }

    public NewEvent Event(int partition)
    {
        var publisher = _random.Next(3) == 0 ? $"wipy-{_random.Next(3)}" : null;
        var key = _random.Next(3) switch { 0 => publisher, 1 => "Schlüssel " + new string('k', _random.Next(100)), _ => null };
        var sections = _random.Next(4) == 0 ? EventSections.Encode("text/plain", Properties()) : default;
        return new NewEvent(partition, publisher, key, sections, Bytes(_random.Next(20) == 0 ? 20_000 : 60), _random.Next(10) == 0);
    }

    private Dictionary<string, object> Properties() => new()
    {
        ["row"] = _random.Next(3),
        ["name"] = Encoding.ASCII.GetString(Bytes(4).Select(static one => (byte)('a' + (one % 26))).ToArray()),
        ["t"] = _random.NextDouble(),
    };

    private byte[] Bytes(int most)
    {
        var bytes = new byte[_random.Next(most)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
