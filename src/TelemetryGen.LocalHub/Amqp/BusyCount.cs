namespace TelemetryGen.LocalHub.Amqp;

/// <summary>Counts work that was taken on, and waits for its end.</summary>
internal sealed class BusyCount
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private bool _stopping;

    /// <summary>Dispose of the result at the end of the work; null when none is taken on any more.</summary>
    public IDisposable? TryBegin()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return null;
            }

            _count++;
            return new Work(this);
        }
    }

    /// <summary>Takes on no more, and ends when all has ended.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            if (_count == 0)
            {
                _idle.TrySetResult();
            }

            return _idle.Task;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _count--;
            if (_stopping && _count == 0)
            {
                _idle.TrySetResult();
            }
        }
    }

    private sealed class Work(BusyCount owner) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                owner.End();
            }
        }
    }
}
