using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Alerts.Delivery;
using TelemetryGen.Server.Alerts.Rules;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server.Alerts;

/// <summary>
/// The alerts of one partition. Its events change them one at a time; what changed is saved before a checkpoint may be set behind the
/// events, and only then said, so that a crash neither forgets an alert nor how long its condition holds.
/// </summary>
internal sealed class AlertPartition : IStatePartition
{
    private readonly Dictionary<(string Alert, string Sender), AlertStatus> _statuses = [];
    private readonly ITelemetryStateStore _store;
    private readonly string _key;
    private readonly AlertSender[] _senders;
    private readonly HashSet<string> _names;
    private readonly Outage _saveOutage;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _saving = new(1);
    private (long Number, DateTimeOffset Time) _begun = (-1, default);
    private (long Number, DateTimeOffset Time) _judged = (-1, default);
    private AlertBook _book = AlertBook.Empty;
    private bool _isChanged;

    public AlertPartition(
        ITelemetryStateStore store, string key, IReadOnlyList<(IAlertSink Sink, Outage Outage)> sinks, HashSet<string> names, string schema,
        TelemetryMetrics metrics, Outage saving, ILogger logger, TimeProvider clock)
    {
        (_store, _key, _names, _saveOutage, _logger) = (store, key, names, saving, logger);
        _senders = [.. sinks.Select(s => new AlertSender(
            s.Sink, key, s.Outage, logger, clock, alert => metrics.AddAlert(schema, alert, s.Sink.Name), SaveDeliveredAsync))];
    }

    // What is damaged is told and left.
    public async ValueTask LoadAsync(CancellationToken stopping)
    {
        var saved = await _store.LoadAsync(_key, stopping);
        var book = saved is null ? AlertBook.Empty : AlertBook.Read(saved);
        if (book is null)
        {
            ServerLog.AlertsAreDamaged(_logger, _key);
            book = AlertBook.Empty;
        }

        _book = book;
        _begun = _judged = (book.SequenceNumber, book.EnqueuedTime);
        foreach (var kept in book.Statuses.Where(s => _names.Contains(s.Alert)))
        {
            _statuses[(kept.Alert, kept.Sender)] = kept.Status;
        }

        foreach (var sender in _senders)
        {
            foreach (var undelivered in book.Undelivered.Where(u => u.Sink == sender.Sink.Name))
            {
                sender.Add(undelivered.Alert);
            }

            sender.Start();
        }
    }

    /// <summary>False for an event that was judged before the last crash or stop.</summary>
    public bool TryBegin(in TelemetryEvent e)
    {
        if (e.SequenceNumber == _begun.Number && e.EnqueuedTime == _begun.Time)
        {
            return _begun != _judged;
        }

        if (e.SequenceNumber <= _judged.Number && e.EnqueuedTime <= _judged.Time)
        {
            return false;
        }

        (_judged, _begun) = (_begun, (e.SequenceNumber, e.EnqueuedTime));
        return true;
    }

    /// <summary>Where an alert of a sender stands; null for nowhere.</summary>
    public AlertStatus? Find(string alert, string sender) => _statuses.GetValueOrDefault((alert, sender));

    /// <summary>Notes where it stands now, and what is to be said.</summary>
    public void Set(string name, string sender, AlertStatus? status, Alert? alert)
    {
        var key = (name, sender);
        if (status == _statuses.GetValueOrDefault(key) && alert is null)
        {
            return;
        }

        if (status is null)
        {
            _statuses.Remove(key);
        }
        else
        {
            _statuses[key] = status;
        }

        foreach (var one in alert is null ? [] : _senders)
        {
            one.Add(alert!);
        }

        _isChanged = true;
    }

    public void Add(TelemetryContext context, ReadOnlySpan<int> records)
    {
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _judged = _begun;
        return _isChanged ? SaveAndSayAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    // In the middle of an event nothing is saved: it comes again, whole.
    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders)
        {
            await sender.DisposeAsync();
        }

        if (_isChanged && _judged == _begun)
        {
            try
            {
                await SaveAndSayAsync(CancellationToken.None);
            }
            catch (Exception error)
            {
                _saveOutage.Fail(_key, error);
            }
        }

        _saveOutage.Leave(_key);
        _saving.Dispose();
    }

    private async ValueTask SaveAndSayAsync(CancellationToken cancellationToken)
    {
        await _saving.WaitAsync(cancellationToken);
        try
        {
            _book = new(
                _judged.Number, _judged.Time, [.. _statuses.Select(s => new KeptStatus(s.Key.Alert, s.Key.Sender, s.Value))],
                Collect(s => s.All));
            await _store.SaveAsync(_key, _book.Save(), cancellationToken);
            _saveOutage.Succeed(_key);
            _isChanged = false;
            foreach (var sender in _senders)
            {
                sender.Start();
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    // Called by a sender, beside the partition's events: what they changed since the last flush is not looked at. What was delivered is
    // delivered again after a crash before this; the receiver knows it by its id.
    private async Task SaveDeliveredAsync()
    {
        await _saving.WaitAsync();
        try
        {
            _book = _book with { Undelivered = Collect(s => s.Waiting) };
            await _store.SaveAsync(_key, _book.Save(), CancellationToken.None);
            _saveOutage.Succeed(_key);
        }
        catch (Exception error)
        {
            _saveOutage.Fail(_key, error);
        }
        finally
        {
            _saving.Release();
        }
    }

    private KeptAlert[] Collect(Func<AlertSender, IReadOnlyList<Alert>> of) =>
        [.. _senders.SelectMany(s => of(s).Select(a => new KeptAlert(s.Sink.Name, a)))];
}
