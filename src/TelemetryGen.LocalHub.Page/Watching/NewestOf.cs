namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>Values by key, at most so many: a new one takes the place of that which was not used for the longest.</summary>
internal sealed class NewestOf<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public IEnumerable<TValue> Values => _byUse.Select(entry => entry.Value);

    public TValue Use(TKey key, Func<TKey, TValue> create)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Value;
        }

        if (_byKey.Count == capacity)
        {
            _byKey.Remove(_byUse.First!.Value.Key);
            _byUse.RemoveFirst();
        }

        var value = create(key);
        _byKey.Add(key, _byUse.AddLast((key, value)));
        return value;
    }
}
