using System.Collections.Concurrent;

namespace TelemetryGen.LocalHub;

/// <summary>
/// What was made of a key, for those that come again and again. When there are too many it begins anew: keys come from senders, and must
/// not fill the memory.
/// </summary>
/// <param name="most">How many are kept.</param>
/// <param name="create">Makes a value; the same one for the same key.</param>
internal sealed class BoundedCache<TKey, TValue>(int most, Func<TKey, TValue> create)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private int _count;

    public TValue Get(TKey key)
    {
        if (_values.TryGetValue(key, out var known))
        {
            return known;
        }

        var value = create(key);
        if (Interlocked.Increment(ref _count) > most)
        {
            _values.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _values[key] = value;
        return value;
    }
}
