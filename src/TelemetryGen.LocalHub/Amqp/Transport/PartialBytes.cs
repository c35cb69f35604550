namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>Bytes of deliveries that are not whole, of all connections of a hub.</summary>
internal sealed class PartialBytes
{
    /// <summary>Most of them: a connection that comes beyond it is ended.</summary>
    public const long Most = 256L * 1024 * 1024;

    private long _now;

    /// <summary>Those that are there now.</summary>
    public long Now => Interlocked.Read(ref _now);

    /// <summary>Counts more of them in, and gives how many there are then.</summary>
    public long Add(long bytes) => Interlocked.Add(ref _now, bytes);

    /// <summary>Counts some out.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _now, -bytes);
}
