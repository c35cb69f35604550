namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>How long to wait before the next attempt: twice as long each time, up to a bound, less up to a half by chance.</summary>
internal sealed class ForwardPause(TimeSpan max, Func<double> chance)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    private TimeSpan _next = First;

    /// <summary>The next pause, half to all of what it may be, so that gateways that failed together do not come back together.</summary>
    public TimeSpan Next()
    {
        var pause = _next < max ? _next : max;
        _next = pause * 2;
        return pause * (1 - (chance() / 2));
    }

    /// <summary>An attempt went well.</summary>
    public void Reset() => _next = First;
}
