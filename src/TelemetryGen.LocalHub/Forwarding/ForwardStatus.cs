using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Diagnostics;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>How the forwarding of a hub goes, over its partitions. Tells the log what changes, not what is tried.</summary>
internal sealed partial class ForwardStatus(
    string hub, string upstream, int partitions, ForwardAdvice advice, HubMetrics metrics, TimeProvider clock, ILogger logger)
    : IDisposable
{
    // A hub above that is busy every other second would fill the log with its comings and goings.
    private static readonly TimeSpan SameAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ForwardTrouble[] _troubles = new ForwardTrouble[partitions];
    private bool _isConnected;
    private readonly Connections.Tally _refusals = new(clock);
    private ForwardTrouble _told;
    private ForwardTrouble _lastTold;
    private long _toldAt;
    private bool _isOpen;
    private long _sent;
    private long _refused;

    /// <summary>Events that the hub above took since the start.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Events that it refused for good since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>What keeps events from being forwarded now.</summary>
    public ForwardTrouble Trouble
    {
        get
        {
            lock (_gate)
            {
                return _troubles.Max();
            }
        }
    }

    public void OnSent(int events)
    {
        Interlocked.Add(ref _sent, events);
        metrics.Forwarded(hub, events);
    }

    public void OnRefused(int events, ForwardRoute route, ForwardFault fault)
    {
        Interlocked.Add(ref _refused, events);
        metrics.ForwardRefused(hub, events);
        for (var i = 0; i < events; i++)
        {
            _refusals.Add(count => LogRefused(
                logger, hub, upstream, count, Plural.Of(count, "event"), route.Publisher ?? "-", fault.Condition, fault.Text));
        }
    }

    /// <summary>A partition goes on.</summary>
    public void OnGood(int partition) => Change(partition, ForwardTrouble.None, fault: null, default);

    /// <summary>A partition finds out whether the hub above is there; until then that is not known.</summary>
    public void OnConnecting(int partition) => Change(partition, ForwardTrouble.Connecting, fault: null, default);

    /// <summary>A partition waits.</summary>
    public void OnTrouble(int partition, ForwardFault fault, TimeSpan pause) => Change(partition, fault.Trouble, fault, pause);

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose() => _refusals.Dispose();

    private void Change(int partition, ForwardTrouble trouble, ForwardFault? fault, TimeSpan pause)
    {
        lock (_gate)
        {
            _troubles[partition] = trouble;
            var now = _troubles.Max();
            if (now == _told)
            {
                return;
            }

            // Of several the worst is told; that one partition is better is no news.
            if (now == ForwardTrouble.None)
            {
                TellGoesOn();
            }
            else if (fault is not null && now == trouble && IsNews(now))
            {
                LogWaits(
                    logger, hub, upstream, now, fault.Condition, fault.Text.TrimEnd('.'), advice.Of(now), pause.TotalSeconds);
                (_lastTold, _toldAt, _isOpen) = (now, clock.GetTimestamp(), true);
            }

            _told = now;
        }
    }

    private void TellGoesOn()
    {
        if (_isOpen)
        {
            LogGoesOn(logger, hub, upstream);
        }
        else if (!_isConnected)
        {
            LogConnected(logger, hub, upstream);
        }

        (_isOpen, _isConnected) = (false, true);
    }

    private bool IsNews(ForwardTrouble trouble) => trouble != _lastTold || clock.GetElapsedTime(_toldAt) >= SameAgainAfter;

    [LoggerMessage(82, LogLevel.Warning,
        "Forwarding {Hub} to {Upstream} waits ({Trouble}): {Condition}: {Text}. {Advice}. Events stay in the store; next attempt in "
            + "{Pause:F1} s, later ones in longer pauses")]
    private static partial void LogWaits(
        ILogger logger, string hub, string upstream, ForwardTrouble trouble, string condition, string text, string advice, double pause);

    [LoggerMessage(88, LogLevel.Information, "Forwarding {Hub} to {Upstream} is connected")]
    private static partial void LogConnected(ILogger logger, string hub, string upstream);

    // A warning as the one that it ends: whoever logs warnings alone must see it too.
    [LoggerMessage(83, LogLevel.Warning, "Forwarding {Hub} to {Upstream} goes on")]
    private static partial void LogGoesOn(ILogger logger, string hub, string upstream);

    [LoggerMessage(84, LogLevel.Error,
        "{Hub}: {Upstream} refused {Count} {Word} for good, the last of publisher {Publisher}: {Condition}: {Text}. What is refused is in "
        + "forward-refused.jsonl and stays in the store")]
    private static partial void LogRefused(
        ILogger logger, string hub, string upstream, long count, string word, string publisher, string condition, string text);
}
