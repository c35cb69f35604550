using System.Text.Json;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server.Fleet;

/// <summary>The senders of one partition. Noted by its events, read by whoever asks for the fleet.</summary>
internal sealed class FleetPartition : IStatePartition
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FleetEntry> _senders = [];
    private readonly string _schema;
    private readonly string _partitionId;
    private readonly FleetOptions _options;
    private readonly TelemetryFleet _fleet;
    private readonly ITelemetryStateStore _store;
    private readonly Outage _saving;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly string _key;
    private long _savedAt;
    private bool _isChanged;
    private bool _hasForgotten;

    public FleetPartition(
        string schema, string partitionId, FleetOptions options, TelemetryFleet fleet, ITelemetryStateStore store, Outage saving,
        ILogger logger, TimeProvider clock)
    {
        (_schema, _partitionId, _options, _fleet, _store) = (schema, partitionId, options, fleet, store);
        (_saving, _logger, _clock, _key) = (saving, logger, clock, $"{schema}/{partitionId}/fleet");
        _savedAt = clock.GetTimestamp();
    }

    // Also of a partition that is quiet since the start: who is silent is what one wants to know.
    public async ValueTask LoadAsync(CancellationToken stopping)
    {
        var saved = await _store.LoadAsync(_key, stopping);
        lock (_lock)
        {
            foreach (var sender in saved is null ? [] : Read(saved))
            {
                _senders.TryAdd(sender.Name, FleetEntry.From(sender));
            }
        }
    }

    public void Note(
        string sender, DateTimeOffset enqueued, int version, int records, DateTimeOffset? newest, string[] names,
        ReadOnlySpan<double> values)
    {
        lock (_lock)
        {
            if (!_senders.TryGetValue(sender, out var entry))
            {
                MakeRoom();
                _senders[sender] = entry = new();
            }

            entry.Note(enqueued, version, records, newest, names, values);
            _isChanged = true;
        }
    }

    public IReadOnlyList<FleetSender> GetSenders()
    {
        var oldest = _clock.GetUtcNow() - _options.ForgetAfter;
        lock (_lock)
        {
            return [.. _senders.Where(s => s.Value.LastSeen >= oldest).Select(s => s.Value.Show(_schema, s.Key, _partitionId))];
        }
    }

    public void Add(TelemetryContext context, ReadOnlySpan<int> records)
    {
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) =>
        _isChanged && _clock.GetElapsedTime(_savedAt) >= _options.SaveInterval ? SaveAsync(cancellationToken) : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _fleet.Remove(this);
        if (_isChanged)
        {
            await SaveAsync(CancellationToken.None);
        }

        _saving.Leave(_key);
    }

    // A store that cannot is told of and asked again later: what is lost by a crash is when somebody was last seen, by a minute.
    private async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        _savedAt = _clock.GetTimestamp();
        try
        {
            var saved = JsonSerializer.SerializeToUtf8Bytes(GetSenders(), FleetJson.Default.IReadOnlyListFleetSender);
            await _store.SaveAsync(_key, saved, cancellationToken);
            _isChanged = false;
            _saving.Succeed(_key);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _saving.Fail(_key, error);
        }
    }

    private IReadOnlyList<FleetSender> Read(byte[] saved)
    {
        try
        {
            var senders = JsonSerializer.Deserialize(saved, FleetJson.Default.IReadOnlyListFleetSender);
            if (senders is not null && senders.All(s => s is { Name: not null, Values: not null }))
            {
                return senders;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        ServerLog.FleetIsDamaged(_logger, _key);
        return [];
    }

    // Seldom, and then a sixteenth at once: to look for the oldest at each new sender would be slow.
    private void MakeRoom()
    {
        if (_senders.Count < _options.MaxSenders)
        {
            return;
        }

        if (!_hasForgotten)
        {
            _hasForgotten = true;
            DropLog.SendersForgotten(_logger, _options.MaxSenders, _partitionId);
        }

        foreach (var (name, _) in _senders.OrderBy(s => s.Value.LastSeen).Take(Math.Max(1, _options.MaxSenders / 16)).ToList())
        {
            _senders.Remove(name);
        }
    }
}
