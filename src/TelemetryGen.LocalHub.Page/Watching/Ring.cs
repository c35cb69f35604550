namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>The newest items of many, numbered from 0 on; older ones are forgotten.</summary>
internal sealed class Ring<T>(int capacity)
{
    private readonly T[] _items = new T[capacity];

    /// <summary>How many were added since the start: the number of the next one.</summary>
    public long Next { get; private set; }

    /// <summary>The newest one, when there is any.</summary>
    public T? Last => Next > 0 ? _items[(Next - 1) % capacity] : default;

    public void Add(T item) => _items[Next++ % capacity] = item;

    /// <summary>Those from a number on that are still there, oldest first.</summary>
    public T[] From(long number)
    {
        var first = Math.Max(number, Next - capacity);
        var items = new T[Math.Max(0, Next - Math.Max(0, first))];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = _items[(Math.Max(0, first) + i) % capacity];
        }

        return items;
    }
}
