using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub;

/// <summary>
/// What was made of a key, for those that come again and again. When there are too many it begins anew: keys come from senders, and must
/// not fill the memory.
/// </summary>
/// <param name="most">How many are kept.</param>
internal sealed class BoundedCache<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private int _count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    /// <summary>The value of a key, made by <paramref name="create"/> when it is not kept: the same one for the same key.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> create)
    {
        if (TryGet(key, out var known))
        {
            return known;
        }

        var value = create(key);
        Set(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        if (Interlocked.Increment(ref _count) > most)
        {
            _values.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _values[key] = value;
    }
}
