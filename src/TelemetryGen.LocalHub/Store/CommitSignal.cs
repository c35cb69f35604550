namespace TelemetryGen.LocalHub.Store;

/// <summary>Tells readers how far the store is committed, and wakes them when it goes further.</summary>
internal sealed class CommitSignal(long position)
{
    private readonly Lock gate = new();
    private long last = position;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The last committed position, and a task that ends with the next commit.</summary>
    public (long Last, Task Changed) Now
    {
        get
        {
            lock (gate)
            {
                return (last, changed.Task);
            }
        }
    }

    public void Committed(long position)
    {
        TaskCompletionSource wake;
        lock (gate)
        {
            last = position;
            wake = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        wake.SetResult();
    }
}
