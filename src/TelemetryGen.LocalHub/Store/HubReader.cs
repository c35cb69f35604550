using System.Runtime.CompilerServices;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// Reads a hub's events in the order of their commits: the pages of its partitions, merged by position. It waits for more at the end.
/// </summary>
internal sealed class HubReader(CommitSignal signal)
{
    // For each partition: a page in memory is at most this or one block.
    private const int PageEvents = 1024;
    private const int PageBytes = 64 * 1024;

    /// <summary>Ends when <paramref name="stopping"/> is set and everything committed was given.</summary>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        HubInfo hub, long after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cursors = hub.Logs.Select(log => new Cursor(log, log.SequenceAfterPosition(after))).ToArray();
        while (true)
        {
            // Read the signal first: a commit after this point ends the task that is waited for below.
            var stop = stopping.IsCancellationRequested;
            var (last, changed) = signal.Now;
            while (Next(cursors, last) is { } item)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return item;
            }

            if (stop)
            {
                yield break;
            }

            await WaitAsync(changed, stopping, cancellation);
        }
    }

    /// <summary>Pages of one partition in its order, from a sequence number on.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadPartitionAsync(
        PartitionLog log, long from, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var stop = stopping.IsCancellationRequested;
            var changed = signal.Now.Changed;
            while (log.Read(from, PageEvents, PageBytes) is { Count: > 0 } page)
            {
                yield return page;
                from = page[^1].SequenceNumber + 1;
            }

            if (stop)
            {
                yield break;
            }

            // The partition's own signal wakes nobody in vain; a stop ends it, and what is still committed then is told by the store's.
            await log.WaitAsync(from, cancellation);
            if (log.NextSequence <= from)
            {
                await WaitAsync(changed, stopping, cancellation);
            }
        }
    }

    // Events of later commits are left: of one partition they may be in its page already, and of another not.
    private static StoredEvent? Next(Cursor[] cursors, long last)
    {
        Cursor? first = null;
        foreach (var cursor in cursors)
        {
            if (cursor.Current is { } item && item.Position <= last && !(first?.Current!.Position < item.Position))
            {
                first = cursor;
            }
        }

        return first?.Take();
    }

    private static async Task WaitAsync(Task changed, CancellationToken stopping, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private sealed class Cursor(PartitionLog log, long next)
    {
        private IReadOnlyList<StoredEvent> _page = [];
        private int _at;

        /// <summary>The next event of the partition, or null when there is none yet.</summary>
        public StoredEvent? Current
        {
            get
            {
                if (_at == _page.Count && next < log.NextSequence)
                {
                    _page = log.Read(next, PageEvents, PageBytes);
                    _at = 0;
                }

                return _at < _page.Count ? _page[_at] : null;
            }
        }

        public StoredEvent Take()
        {
            var item = _page[_at++];
            next = item.SequenceNumber + 1;
            return item;
        }
    }
}
