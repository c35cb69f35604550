using Microsoft.Extensions.Logging;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>
/// Reads a hub while somebody looks at it, and only then. A first viewer sees what came in shortly before; when more comes in than is worth
/// looking at, some of it is left out and counted: the rate and the partitions are exact all the same, they come from the store's counters.
/// </summary>
internal sealed partial class HubWatch(LocalHub hub, string name, SchemaSpec? schema, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    /// <summary>Events before the first viewer that are looked at.</summary>
    public const int Backlog = 2000;

    // More than a person reads and a tenth of what one core decodes.
    private const int MostPerSecond = 5000;
    private const int MostBehind = 20_000;
    private const int LookEvery = 500;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly EventDecoder _decoder = new(schema);
    private readonly HubState _state = new(new FleetFields(schema));
    private readonly RateHistory _rate = new();
    private CancellationTokenSource? _reading;
    private Task _work = Task.CompletedTask;
    private int _viewers;
    private long _last;
    private long _leftOut;

    public string Name { get; } = name;

    private IReadOnlyList<Store.PartitionLog> Logs => hub.Store.Hubs[Name].Logs;

    /// <summary>Events that were left out because too many came in.</summary>
    public long LeftOut => Interlocked.Read(ref _leftOut);

    /// <summary>Why nothing is read any more; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Somebody looks, or did so a moment ago.</summary>
    public bool IsReading => Locked(() => _reading is not null);

    public long DeadLetters => Read(state => state.DeadLetters);

    /// <summary>Events a second, oldest first, a number for each second that was watched.</summary>
    public (double Time, double Rate)[] RateAfter(double time) => Locked(() => _rate.After(time));

    /// <summary>What is kept, under its lock.</summary>
    public T Read<T>(Func<HubState, T> read) => Locked(() => read(_state));

    /// <summary>Watches until the result is disposed.</summary>
    public IDisposable Attend()
    {
        lock (_gate)
        {
            _viewers++;
            if (_reading is null)
            {
                _reading = new CancellationTokenSource();
                Problem = null;
                var token = _reading.Token;
                _work = RunAsync(_work, token);
            }
        }

        return new Attendance(() => _ = LeaveAsync());
    }

    /// <summary>
    /// Waits until all is read that is stored now, for who asks once and does not look on; five seconds at most, since more may come in
    /// than is read. Only while somebody attends.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var (start, stored) = (clock.GetTimestamp(), Count());
        while (CountTo(Math.Max(Volatile.Read(ref _last), NearEnd())) < stored && Problem is null
            && clock.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop(always: true);
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(Task before, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await Task.WhenAll(GuardAsync(ReadAsync, cancellation), GuardAsync(CountAsync, cancellation));
    }

    // Who loads the page again is back at once.
    private async Task LeaveAsync()
    {
        await Task.Delay(Grace, clock);
        Stop(always: false);
    }

    private void Stop(bool always)
    {
        lock (_gate)
        {
            _viewers -= always ? 0 : 1;
            if (_viewers == 0 || always)
            {
                _reading?.Cancel();
                _reading?.Dispose();
                _reading = null;
            }
        }
    }

    private async Task GuardAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (Exception e)
        {
            // A damaged store, or a fault of the page's own: said on the page and in the log, and the hub goes on.
            Problem = e.Message;
            LogStopped(logger, Name, e);
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        while (!await ReadFromAsync(Math.Max(_last, NearEnd()), cancellation))
        {
            var next = NearEnd();
            Interlocked.Add(ref _leftOut, CountTo(next) - CountTo(_last));
            Volatile.Write(ref _last, next);
        }
    }

    private long NearEnd() => Math.Max(0, hub.LastPosition - Backlog);

    // Events of this hub up to a position.
    private long CountTo(long position) => Logs.Sum(log => log.SequenceAfterPosition(position));

    // True when the hub ended; false when too much is waiting.
    private async Task<bool> ReadFromAsync(long after, CancellationToken cancellation)
    {
        var (second, taken) = (clock.GetTimestamp(), 0);
        await foreach (var item in hub.ReadAsync(Name, after, cancellation))
        {
            var watched = _decoder.Decode(item);
            lock (_gate)
            {
                _state.Add(watched);
            }

            Volatile.Write(ref _last, item.Position);
            if (++taken % LookEvery == 0 && hub.LastPosition - _last > MostBehind)
            {
                return false;
            }

            var left = Second - clock.GetElapsedTime(second);
            if (left > TimeSpan.Zero && taken < MostPerSecond)
            {
                continue;
            }

            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, cancellation);
            }

            (second, taken) = (clock.GetTimestamp(), 0);
        }

        return true;
    }

    private async Task CountAsync(CancellationToken cancellation)
    {
        Locked(() => _rate.Start(clock.GetUtcNow(), Count()));
        using var timer = new PeriodicTimer(Second, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            Locked(() => _rate.Add(clock.GetUtcNow(), Count()));
        }
    }

    private long Count() => Logs.Sum(log => log.NextSequence);

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void Locked(Action change)
    {
        lock (_gate)
        {
            change();
        }
    }

    [LoggerMessage(90, LogLevel.Error, "The page reads no more of {Hub}")]
    private static partial void LogStopped(ILogger logger, string hub, Exception error);

    private sealed class Attendance(Action leave) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                leave();
            }
        }
    }
}
