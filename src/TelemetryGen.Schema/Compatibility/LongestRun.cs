namespace TelemetryGen.Schema;

/// <summary>The longest rising subsequence: the fewest fields are blamed for an order that changed.</summary>
internal static class LongestRun
{
    /// <summary>Items whose keys rise, as many as there can be, in their order.</summary>
    public static IReadOnlyList<T> Find<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key)
        where TKey : IComparable<TKey>
    {
        var length = new int[items.Count];
        var before = new int[items.Count];
        var last = -1;
        for (var i = 0; i < items.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (key(items[j]).CompareTo(key(items[i])) < 0 && length[j] + 1 > length[i])
                {
                    (length[i], before[i]) = (length[j] + 1, j);
                }
            }

            last = last < 0 || length[i] > length[last] ? i : last;
        }

        var run = new List<T>();
        for (var i = last; i >= 0; i = before[i])
        {
            run.Insert(0, items[i]);
        }

        return run;
    }
}
