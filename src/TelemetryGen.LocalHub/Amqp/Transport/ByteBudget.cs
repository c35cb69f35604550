namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>Bytes in flight, up to a bound: who would add to them beyond it waits until enough of them are done.</summary>
/// <param name="most">Bytes beyond which there is no room.</param>
/// <param name="resume">Bytes at which who waits goes on, at most <paramref name="most"/>.</param>
internal sealed class ByteBudget(long most, long resume)
{
    private readonly Lock _gate = new();
    private long _bytes;
    private TaskCompletionSource? _room;

    /// <summary>
    /// Of messages of a connection that wait for the disk. Beyond it no more is read from the connection, so that a client that sends
    /// faster than the disk is slowed down by its own connection.
    /// </summary>
    public static ByteBudget ForInbound() => new(8 * 1024 * 1024, 8 * 1024 * 1024);

    /// <summary>
    /// Of events that were given to the library for one link and are not yet with the client's system. A reader that takes little while
    /// it has much credit would otherwise have all of it in memory.
    /// </summary>
    public static ByteBudget ForOutbound() => new((1024 * 1024) - 1, 512 * 1024);

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
            if (_bytes <= resume)
            {
                (room, _room) = (_room, null);
            }
        }

        room?.SetResult();
    }

    /// <summary>Waits until there is room.</summary>
    public Task RoomAsync(CancellationToken ended = default)
    {
        lock (_gate)
        {
            return _bytes <= most
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(ended);
        }
    }
}
