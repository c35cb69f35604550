namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// Bytes of messages that wait for the disk, of one connection. Beyond a bound no more is read from it, so that a client that sends
/// faster than the disk is slowed down by its own connection.
/// </summary>
internal sealed class InboundBudget
{
    private const long MaxBytes = 8 * 1024 * 1024;

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
            if (_bytes <= MaxBytes)
            {
                (room, _room) = (_room, null);
            }
        }

        room?.SetResult();
    }

    /// <summary>Waits until more may be read.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            return _bytes <= MaxBytes
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
