using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>
/// Something that fails and is tried again, such as an output, and how often the log has it: at the first failure, a minute later, then
/// after pauses that double up to <see cref="MaxPause"/>, and when it works again. Its parts, which are mostly partitions, are told of
/// together: it works again when all of them do.
/// </summary>
/// <param name="logger">Gets each exception at debug.</param>
/// <param name="clock">By which time pauses are.</param>
/// <param name="fail">Tells of a failure.</param>
/// <param name="end">Tells that it is over, after so long and so many tries, in words.</param>
internal sealed class Outage(ILogger logger, TimeProvider clock, Outage.TellFailure fail, Action<string> end)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _parts = [];
    private readonly HashSet<Type> _types = [];
    private volatile bool _isFailing;
    private long _since;
    private long _last;
    private long _toldAt;
    private long _tries;
    private TimeSpan _pause;

    /// <summary>Tells of a failure.</summary>
    /// <param name="fault">What is logged with its stack, since the program is at fault; null for what the reason says.</param>
    /// <param name="part">What of it fails.</param>
    /// <param name="reason">Why, in sentences.</param>
    /// <param name="seconds">After how many seconds it is tried again.</param>
    public delegate void TellFailure(Exception? fault, string part, string reason, double seconds);

    /// <summary>Whether it failed within the last so much time, be it over or not.</summary>
    public bool HasFailedWithin(TimeSpan time)
    {
        lock (_lock)
        {
            return _last != 0 && clock.GetElapsedTime(_last) < time;
        }
    }

    /// <summary>A try failed.</summary>
    /// <param name="part">What of it.</param>
    /// <param name="error">What it threw.</param>
    /// <param name="wait">How long until the next try; zero where that is not known.</param>
    public void Fail(string part, Exception error, TimeSpan wait = default)
    {
        var isTold = false;
        var reason = FailureText.Of(error);
        Exception? fault = null;
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            if (!_isFailing)
            {
                (_isFailing, _since, _tries) = (true, now, 0);
                _types.Clear();
            }

            (_parts[part], _last) = (now, now);
            _tries++;
            var isNew = _types.Add(error.GetType());
            if (isNew || clock.GetElapsedTime(_toldAt, now) >= _pause)
            {
                _pause = isNew ? FirstPause : _pause * 2 < MaxPause ? _pause * 2 : MaxPause;
                (isTold, _toldAt) = (true, now);
                fault = isNew && !FailureText.IsOfOtherSide(error) ? error : null;
                reason += _tries == 1 ? "" : $" So far {Words(now)}.";
            }
        }

        if (isTold)
        {
            fail(fault, part, reason, wait.TotalSeconds);
        }

        if (fault is null)
        {
            ServerLog.FailedAt(logger, error);
        }
    }

    /// <summary>A try of a part worked.</summary>
    public void Succeed(string part)
    {
        if (_isFailing)
        {
            End(p => p == part, clock.GetTimestamp());
        }
    }

    /// <summary>A part is tried no more here. When it was the last, nothing is told: it did not begin to work.</summary>
    public void Leave(string part)
    {
        lock (_lock)
        {
            _parts.Remove(part);
            _isFailing = _parts.Count > 0;
        }
    }

    /// <summary>Something of it works, and what has not failed for so long is taken to work as well.</summary>
    public void SucceedAfter(TimeSpan quiet)
    {
        if (_isFailing)
        {
            var now = clock.GetTimestamp();
            End(p => clock.GetElapsedTime(_parts[p], now) >= quiet, _last);
        }
    }

    private void End(Predicate<string> isOver, long at)
    {
        string words;
        lock (_lock)
        {
            foreach (var part in _parts.Keys.Where(p => isOver(p)).ToArray())
            {
                _parts.Remove(part);
            }

            if (!_isFailing || _parts.Count > 0)
            {
                return;
            }

            _isFailing = false;
            words = Words(at);
        }

        end(words);
    }

    private string Words(long now)
    {
        var time = clock.GetElapsedTime(_since, now);
        var (number, unit) = time.TotalSeconds < 120 ? (time.TotalSeconds, "s")
            : time.TotalMinutes < 120 ? (time.TotalMinutes, "min")
            : (time.TotalHours, "h");
        return string.Create(
            CultureInfo.InvariantCulture, $"{_tries} {(_tries == 1 ? "try" : "tries")} failed in {number:0.#} {unit}");
    }
}
