using Amqp;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>
/// Sends the events of a partition to a reader as it has credit. It reads pages, however little credit there is at a time, and holds no
/// thread while it waits.
/// </summary>
internal sealed class EventPump(ReaderLink reader, LinkCredit credit, ByteBudget budget, long position)
{
    private const int PageEvents = 1024;
    private const int PageBytes = 256 * 1024;

    private readonly WakeSignal _wake = new();
    private long _next = position;
    private IReadOnlyList<StoredEvent> _page = [];
    private int _at;

    /// <summary>Credit or a wish to drain came.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Runs until the link ends.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        // The attach is answered first.
        await Task.Yield();
        try
        {
            while (true)
            {
                ended.ThrowIfCancellationRequested();
                if (credit.Available == 0)
                {
                    LinkDrain.Answer(reader.Link, credit);
                    await _wake.WaitAsync().WaitAsync(ended);
                }
                else if (HasPage())
                {
                    SendPage();
                    await budget.RoomAsync(ended);
                }
                else
                {
                    LinkDrain.Answer(reader.Link, credit);
                    await WaitAsync(ended);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The link ended, which is how a reader ends.
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException && reader.Link.IsClosed)
        {
            reader.Client.Service.Log.NotTold(reader.Client.Name, reader.Path.ToString(), e.Message);
        }
        catch (Exception e)
        {
            reader.Client.Service.Log.ReadFailed(e, reader.Client.Name, reader.Path.ToString());
            reader.Detach(AmqpFault.Failed);
        }
    }

    private bool HasPage()
    {
        if (_at == _page.Count)
        {
            (_page, _at) = (reader.Log.Read(_next, PageEvents, PageBytes), 0);
        }

        return _at < _page.Count;
    }

    private void SendPage()
    {
        var newest = reader.Request.WantsMetrics ? reader.Log.Last : null;
        var now = reader.Client.Service.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var left = Math.Min(credit.Available, _page.Count - _at); left > 0; left--)
        {
            var item = _page[_at++];
            _next = item.SequenceNumber + 1;
            reader.Send(EventEncoder.Encode(item, newest, now));
        }

        // What is sent is not kept.
        if (_at == _page.Count)
        {
            (_page, _at) = ([], 0);
        }
    }

    private async Task WaitAsync(CancellationToken ended)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var stored = reader.Log.WaitAsync(_next, either.Token);
        var woken = _wake.WaitAsync();
        await Task.WhenAny(stored, woken).WaitAsync(ended);
        if (stored.IsCompletedSuccessfully && reader.Log.NextSequence <= _next)
        {
            // The store stops: nothing more will come.
            await Task.Delay(Timeout.Infinite, ended);
        }

        await either.CancelAsync();
    }
}
