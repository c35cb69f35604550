namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// Sends the events of a route in their order: a batch after the answer to the one before. Of a batch that is refused for good the halves
/// are sent, down to the events that are refused, which are put aside.
/// </summary>
internal sealed class RouteSender(string hub, UpstreamClient upstream, RefusedEvents refused, ForwardStatus status)
{
    /// <summary>Ends when all are done, or before the next batch when it is to stop.</summary>
    /// <param name="queue">What was done of it stays done, also when it fails.</param>
    /// <param name="stopping">Nothing more is begun.</param>
    /// <param name="cut">Answers are not waited for any longer.</param>
    /// <exception cref="ForwardException">The rest cannot be sent now.</exception>
    /// <exception cref="LocalHubException">What is refused cannot be written down.</exception>
    public async Task RunAsync(RouteQueue queue, CancellationToken stopping, CancellationToken cut)
    {
        while (queue.Count > 0 && !stopping.IsCancellationRequested)
        {
            try
            {
                using var lease = await upstream.RentAsync(queue.Route, cut);
                await SendAsync(queue, lease.Link, cut);
            }
            catch (ForwardException e) when (e.Fault.Trouble == ForwardTrouble.PublisherRefused)
            {
                PutAside(queue, queue.Count, e.Fault);
            }
        }
    }

    private async Task SendAsync(RouteQueue queue, UpstreamLink link, CancellationToken cut)
    {
        var batch = queue.Batch(link.MaxMessageBytes);
        if (batch.Count == 0)
        {
            PutAside(queue, 1, ForwardFault.TooLarge(batch.Bytes, link.MaxMessageBytes));
            return;
        }

        if (await link.SendAsync(batch.ToMessage(), cut) is not { } fault)
        {
            queue.Done(batch.Count);
            status.OnSent(batch.Count);
        }
        else if (fault.Trouble == ForwardTrouble.Refused && batch.Count > 1)
        {
            queue.Halve(batch.Count);
        }
        else if (fault.Trouble == ForwardTrouble.Refused)
        {
            PutAside(queue, 1, fault);
        }
        else
        {
            throw new ForwardException(fault);
        }
    }

    private void PutAside(RouteQueue queue, int count, ForwardFault fault)
    {
        refused.Add(hub, queue.Peek(count), fault);
        queue.Done(count);
        status.OnRefused(count, queue.Route, fault);
    }
}
