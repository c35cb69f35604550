using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Alerts.Delivery;

/// <summary>The alerts of one partition on their way to one sink, in their order. A sink that fails keeps no event waiting.</summary>
/// <param name="sink">The sink.</param>
/// <param name="part">What the partition is called in the outage.</param>
/// <param name="outage">How often the log says that the sink fails.</param>
/// <param name="logger">The log.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="delivered">Is told of each alert that was delivered.</param>
/// <param name="save">Saves what is left.</param>
internal sealed class AlertSender(
    IAlertSink sink, string part, Outage outage, ILogger logger, TimeProvider clock, Action<Alert> delivered, Func<Task> save)
    : IAsyncDisposable
{
    /// <summary>A sink that is away for weeks must not take all memory.</summary>
    private const int MaxWaiting = 1000;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly LinkedList<Alert> _waiting = [];
    private readonly List<Alert> _new = [];
    private readonly CancellationTokenSource _stopping = new();
    private Task _delivering = Task.CompletedTask;

    public IAlertSink Sink => sink;

    /// <summary>Those that may be said.</summary>
    public IReadOnlyList<Alert> Waiting
    {
        get
        {
            lock (_lock)
            {
                return [.. _waiting];
            }
        }
    }

    /// <summary>Those, and the ones that are not saved yet.</summary>
    public IReadOnlyList<Alert> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _waiting, .. _new];
            }
        }
    }

    /// <summary>One more, which is not said before <see cref="Start"/>.</summary>
    public void Add(Alert alert)
    {
        lock (_lock)
        {
            _new.Add(alert);
        }
    }

    /// <summary>All that were added are saved, and may be said.</summary>
    public void Start()
    {
        lock (_lock)
        {
            foreach (var alert in _new)
            {
                _waiting.AddLast(alert);
            }

            _new.Clear();
            for (; _waiting.Count > MaxWaiting; _waiting.RemoveFirst())
            {
                ServerLog.AlertDropped(logger, _waiting.First!.Value.Id, sink.Name, MaxWaiting);
            }

            if (_waiting.Count > 0 && _delivering.IsCompleted && !_stopping.IsCancellationRequested)
            {
                _delivering = Task.Run(DeliverAllAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _delivering;
        outage.Leave(part);
        _stopping.Dispose();
    }

    private async Task DeliverAllAsync()
    {
        try
        {
            while (First() is { } alert)
            {
                await DeliverAsync(alert);
                Remove(alert);
                delivered(alert);
                await save();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What is left was saved, and is said after the start.
        }
    }

    private async Task DeliverAsync(Alert alert)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            limit.CancelAfter(Patience);
            try
            {
                await sink.SendAsync(alert, limit.Token);
                outage.Succeed(part);
                return;
            }
            catch (Exception error) when (!_stopping.IsCancellationRequested)
            {
                outage.Fail(part, error, delay);
                await Task.Delay(delay, clock, _stopping.Token);
            }
        }
    }

    // Under the lock the loop ends and is begun anew: an alert that comes as the last one is done is not left behind.
    private Alert? First()
    {
        lock (_lock)
        {
            if (_waiting.First is { } first)
            {
                return first.Value;
            }

            _delivering = Task.CompletedTask;
            return null;
        }
    }

    // It may have been dropped meanwhile.
    private void Remove(Alert alert)
    {
        lock (_lock)
        {
            _waiting.Remove(alert);
        }
    }
}
