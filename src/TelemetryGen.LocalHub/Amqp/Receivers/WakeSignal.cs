namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>Wakes one who waits, or the next who will.</summary>
internal sealed class WakeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private bool _set;

    public void Set()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            (_waiting, _set) = (null, waiting is null);
        }

        waiting?.SetResult();
    }

    /// <summary>Ends at once when the signal was set since the last wait.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_set)
            {
                _set = false;
                return Task.CompletedTask;
            }

            return (_waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
