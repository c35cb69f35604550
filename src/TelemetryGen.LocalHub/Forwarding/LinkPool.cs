namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>The links of a connection, at most so many; the one that was not used for the longest time makes room.</summary>
/// <param name="attach">Makes a link.</param>
/// <param name="max">More than are ever rented at once.</param>
internal sealed class LinkPool(Func<ForwardRoute, CancellationToken, Task<UpstreamLink>> attach, int max)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ForwardRoute, Entry> _entries = [];
    private long _uses;

    /// <summary>The link for events of a route; it stays attached until the lease is disposed of.</summary>
    /// <exception cref="ForwardException">There is none to be had.</exception>
    public async Task<LinkLease> RentAsync(ForwardRoute route, CancellationToken cancellation)
    {
        // Keys are in the messages: all that is sent for the hub goes by one link.
        var key = route with { PartitionKey = null };
        Entry entry;
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known) && !known.IsUsable)
            {
                _entries.Remove(key);
                known = null;
            }

            entry = known ?? Add(key, cancellation);
            entry.Users++;
            entry.LastUse = ++_uses;
        }

        try
        {
            return new LinkLease(await entry.Link, () => Return(entry));
        }
        catch
        {
            Return(entry);
            throw;
        }
    }

    private Entry Add(ForwardRoute key, CancellationToken cancellation)
    {
        if (_entries.Count >= max && _entries.Where(static pair => pair.Value.Users == 0).ToArray() is { Length: > 0 } idle)
        {
            var oldest = idle.MinBy(static pair => pair.Value.LastUse);
            _entries.Remove(oldest.Key);
            oldest.Value.Close();
        }

        return _entries[key] = new Entry(attach(key, cancellation));
    }

    private void Return(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
        }
    }

    private sealed class Entry(Task<UpstreamLink> link)
    {
        public Task<UpstreamLink> Link { get; } = link;

        public int Users { get; set; }

        public long LastUse { get; set; }

        public bool IsUsable => !Link.IsCompleted || (Link.IsCompletedSuccessfully && !Link.Result.IsClosed);

        public void Close()
        {
            if (Link.IsCompletedSuccessfully)
            {
                Link.Result.Close();
            }
        }
    }
}

/// <summary>A link in use.</summary>
internal sealed class LinkLease(UpstreamLink link, Action giveBack) : IDisposable
{
    public UpstreamLink Link { get; } = link;

    public void Dispose() => giveBack();
}
