using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// Forwards a partition: a page of it after the other, the routes of a page beside each other. The cursor goes beyond an event when that
/// and all before it are acknowledged or put aside.
/// </summary>
internal sealed partial class PartitionForwarder(
    PartitionLog log, ForwardCursor cursor, UpstreamClient upstream, RouteSender sender, ForwardStatus status, ForwardPause pause,
    TimeProvider clock, ILogger logger)
{
    private const int PageEvents = 10_000;
    private const int PageBytes = 1024 * 1024;

    // Fewer than the links that there may be, so that none in use must make room; and of tokens, before the connection is looked at again.
    private const int RoutesAtOnce = 32;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private RouteQueue[] _page = [];
    private long _pageEnd = cursor.Next;

    // One partition finds out for all of the hub whether the hub above takes events.
    private bool _isTried = log.Partition != 0;

    /// <summary>How many events are behind the cursor.</summary>
    public long Lag => Math.Max(0, log.NextSequence - cursor.Next);

    /// <summary>Ends when it is to stop, with what is acknowledged written down.</summary>
    /// <param name="stopping">Nothing more is begun.</param>
    /// <param name="cut">Answers are not waited for any longer.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cut)
    {
        if (!_isTried)
        {
            status.OnConnecting(log.Partition);
        }

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!ReadPage())
                {
                    await TryAsync(stopping);
                    await WaitForMoreAsync(stopping);
                    continue;
                }

                await SendPageAsync(stopping, cut);
                OnGood();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The end; the rest is sent after the next start.
            }
            catch (ForwardException e)
            {
                await PauseAsync(e.Fault, stopping);
            }
            catch (LocalHubException e)
            {
                await PauseAsync(new ForwardFault(ForwardTrouble.Failed, "none", e.Message), stopping);
            }
            catch (Exception e)
            {
                LogFailed(logger, e, log.Hub, log.Partition);
                await PauseAsync(new ForwardFault(ForwardTrouble.Failed, "none", e.Message), stopping);
            }
        }

        Save();
    }

    // Without an event: a link and a token for the hub, as for events of nobody.
    private async Task TryAsync(CancellationToken stopping)
    {
        if (!_isTried)
        {
            await upstream.OpenAsync(stopping);
            (await upstream.RentAsync(default, stopping)).Dispose();
            OnGood();
        }
    }

    private void OnGood()
    {
        _isTried = true;
        pause.Reset();
        status.OnGood(log.Partition);
    }

    private bool ReadPage()
    {
        if (_page.Length > 0)
        {
            return true;
        }

        var events = log.Read(_pageEnd, PageEvents, PageBytes);
        if (events.Count == 0)
        {
            return false;
        }

        _page = [.. events.GroupBy(ForwardRoute.Of).Select(static group => new RouteQueue(group.Key, [.. group]))];
        _pageEnd = events[^1].SequenceNumber + 1;
        return true;
    }

    private async Task SendPageAsync(CancellationToken stopping, CancellationToken cut)
    {
        try
        {
            foreach (var queues in _page.Chunk(RoutesAtOnce))
            {
                await upstream.OpenAsync(cut);
                await SendAsync(queues, stopping, cut);
            }
        }
        finally
        {
            Advance();
        }
    }

    // To the first event that is not done, also when others behind it are.
    private void Advance()
    {
        _page = [.. _page.Where(static queue => queue.Count > 0)];
        cursor.Move(_page.Length == 0 ? _pageEnd : _page.Min(static queue => queue.Next));
        log.Hold.From = cursor.Saved;
    }

    // Beside each other. One that fails lets the others come to their own end: only then is it known what is left.
    private async Task SendAsync(RouteQueue[] queues, CancellationToken stopping, CancellationToken cut)
    {
        await Task.WhenAll(queues.Select(queue => sender.RunAsync(queue, stopping, cut)));
    }

    private async Task WaitForMoreAsync(CancellationToken stopping)
    {
        using var due = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (cursor.SaveDue is { } rest)
        {
            due.CancelAfter(rest);
        }

        await log.WaitAsync(cursor.Next, due.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cursor.SaveDue == TimeSpan.Zero)
        {
            cursor.Save();
            log.Hold.From = cursor.Saved;
        }
        else if (!due.IsCancellationRequested && log.NextSequence == cursor.Next)
        {
            // The store has ended before this.
            await Task.Delay(LookAgain, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PauseAsync(ForwardFault fault, CancellationToken stopping)
    {
        var time = pause.Next();
        status.OnTrouble(log.Partition, fault, time);
        if (fault.Trouble != ForwardTrouble.Busy)
        {
            upstream.Close();
        }

        await Task.Delay(time, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Save()
    {
        try
        {
            cursor.Save();
        }
        catch (LocalHubException e)
        {
            LogNotSaved(logger, e, log.Hub, log.Partition);
        }
    }

    [LoggerMessage(85, LogLevel.Error, "Forwarding {Hub}/{Partition} failed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception error, string hub, int partition);

    [LoggerMessage(86, LogLevel.Error,
        "How far {Hub}/{Partition} is forwarded could not be written; its last events are sent again after the next start")]
    private static partial void LogNotSaved(ILogger logger, Exception error, string hub, int partition);
}
