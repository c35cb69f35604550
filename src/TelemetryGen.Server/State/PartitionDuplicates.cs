using System.Buffers;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.State;

/// <summary>What is known of the duplicates of a partition, and what of that is saved.</summary>
internal sealed class PartitionDuplicates
{
    private readonly ITelemetryStateStore _store;
    private readonly string _key;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private readonly Outage _saving;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _saved;
    private bool _isForgotten;

    private PartitionDuplicates(
        ITelemetryStateStore store, string key, TelemetryOptions options, TimeProvider clock, Outage saving)
    {
        (_store, _key, _interval, _clock, _saving) = (store, key, options.StateInterval, clock, saving);
        Filter = new(options.DuplicateStreams, options.DuplicateWindow);
        _saved = clock.GetTimestamp();
    }

    public DuplicateFilter Filter { get; }

    /// <summary>What was saved, or nothing known. What is damaged is told and left: then duplicates are handled again, nothing is
    /// lost.</summary>
    public static async ValueTask<PartitionDuplicates> LoadAsync(
        ITelemetryStateStore store, string key, TelemetryOptions options, TimeProvider clock, Outage saving, ILogger logger,
        CancellationToken stopping)
    {
        var duplicates = new PartitionDuplicates(store, key, options, clock, saving);
        if (await store.LoadAsync(key, stopping) is { } saved && !duplicates.Filter.TryRestore(saved))
        {
            ServerLog.StateIsDamaged(logger, key);
        }

        return duplicates;
    }

    /// <summary>Saves when that was long ago.</summary>
    public ValueTask SaveIfDueAsync(CancellationToken stopping) =>
        _clock.GetElapsedTime(_saved) < _interval ? ValueTask.CompletedTask : SaveAsync(stopping);

    /// <summary>Saves for the last time: the partition is closed.</summary>
    public async ValueTask CloseAsync()
    {
        await SaveAsync(CancellationToken.None);
        _saving.Leave(_key);
    }

    /// <summary>Saves no more: what it has noted since then was not done after all.</summary>
    public void Forget() => _isForgotten = true;

    /// <summary>Saves. A store that cannot is told of and asked again later: until then a restart may handle duplicates again.</summary>
    public async ValueTask SaveAsync(CancellationToken stopping)
    {
        if (_isForgotten)
        {
            return;
        }

        _buffer.ResetWrittenCount();
        Filter.Save(_buffer);
        _saved = _clock.GetTimestamp();
        try
        {
            await _store.SaveAsync(_key, _buffer.WrittenMemory, stopping);
            _saving.Succeed(_key);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _saving.Fail(_key, error);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It is saved once more when the partition is closed.
        }
    }
}
