namespace TelemetryGen.Server.Pipeline;

/// <summary>Which records of an event their handlers did not take. It takes no memory as long as there is none.</summary>
internal struct HandlerFailures
{
    private List<int>? _places;

    /// <summary>How many records.</summary>
    public readonly int Count => _places?.Count ?? 0;

    /// <summary>Their places in the event, in order; null for none.</summary>
    public readonly IReadOnlyList<int>? Places => _places;

    /// <summary>What the first of the handlers threw.</summary>
    public string? Detail { get; private set; }

    public void Add(string handler, ReadOnlySpan<int> places, Exception error)
    {
        Detail ??= $"{handler}: {error.GetType().Name}: {error.Message}";
        _places ??= [];
        foreach (var place in places)
        {
            var index = _places.BinarySearch(place);
            if (index < 0)
            {
                _places.Insert(~index, place);
            }
        }
    }
}
