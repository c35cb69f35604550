namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// Bytes of events that were given to the library for one link and are not yet with the client's system. A reader that takes little
/// while it has much credit would otherwise have all of it in memory.
/// </summary>
internal sealed class OutboundBudget
{
    private const long MaxBytes = 1024 * 1024;

    private readonly Lock _gate = new();
    private long _bytes;
    private TaskCompletionSource? _room;

    public void Take(int bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
        }
    }

    public void Return(int bytes)
    {
        TaskCompletionSource? room = null;
        lock (_gate)
        {
            _bytes -= bytes;
            if (_bytes <= MaxBytes / 2)
            {
                (room, _room) = (_room, null);
            }
        }

        room?.SetResult();
    }

    /// <summary>Waits until there is room, or the end of the link.</summary>
    public Task RoomAsync(CancellationToken ended)
    {
        lock (_gate)
        {
            return _bytes < MaxBytes
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(ended);
        }
    }
}
