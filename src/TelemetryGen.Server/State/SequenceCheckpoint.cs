using System.Buffers.Binary;

namespace TelemetryGen.Server;

/// <summary>How far a partition was processed, as a sequence number in a state store: for sources that keep no checkpoints of their
/// own.</summary>
public sealed class SequenceCheckpoint
{
    private readonly ITelemetryStateStore _store;
    private readonly string _key;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private long _saved;
    private long _time;

    private SequenceCheckpoint(ITelemetryStateStore store, string key, long last, TimeSpan interval, TimeProvider clock)
    {
        (_store, _key, _interval, _clock) = (store, key, interval, clock);
        (Last, _saved, _time) = (last, last, clock.GetTimestamp());
    }

    /// <summary>The sequence number of the last event that has an outcome; -1 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>What was saved last.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="interval">How often it is saved while events come in.</param>
    /// <param name="clock">By which time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TelemetryServerException">What is there is no sequence number.</exception>
    public static async ValueTask<SequenceCheckpoint> LoadAsync(
        ITelemetryStateStore store, string key, TimeSpan interval, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var last = await store.LoadAsync(key, cancellationToken) switch
        {
            null => -1,
            { Length: sizeof(long) } bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            { Length: var length } => throw new TelemetryServerException(
                $"The checkpoint {key} has {length} bytes; it must have 8. Delete it to read from the first event."),
        };
        return new(store, key, last, interval, clock);
    }

    /// <summary>Notes how far it was processed, and saves that when the interval is over.</summary>
    /// <param name="sequenceNumber">The last event that has an outcome.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask SetAsync(long sequenceNumber, CancellationToken cancellationToken)
    {
        Last = sequenceNumber;
        return _clock.GetElapsedTime(_time) < _interval ? ValueTask.CompletedTask : SaveAsync(cancellationToken);
    }

    /// <summary>Begins anew, before the first event.</summary>
    public void Reset() => Last = -1;

    /// <summary>Saves it if it is not saved.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        if (Last == _saved)
        {
            return;
        }

        var bytes = new byte[sizeof(long)];
        var last = Last;
        BinaryPrimitives.WriteInt64LittleEndian(bytes, last);
        await _store.SaveAsync(_key, bytes, cancellationToken);
        (_saved, _time) = (last, _clock.GetTimestamp());
    }
}
