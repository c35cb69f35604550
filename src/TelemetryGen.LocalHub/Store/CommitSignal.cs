namespace TelemetryGen.LocalHub.Store;

/// <summary>Tells readers how far the store is committed, and wakes them when it goes further.</summary>
internal sealed class CommitSignal(long position)
{
    private readonly Lock _gate = new();
    private long _last = position;
    private TaskCompletionSource? _changed;

    /// <summary>The last committed position, and a task that ends with the next commit.</summary>
    public (long Last, Task Changed) Now
    {
        get
        {
            lock (_gate)
            {
                return (_last, (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
            }
        }
    }

    /// <summary>The last committed position.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    public void Committed(long position)
    {
        TaskCompletionSource? wake;
        lock (_gate)
        {
            _last = position;
            (wake, _changed) = (_changed, null);
        }

        wake?.SetResult();
    }
}
