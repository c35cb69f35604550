using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.EventHubs;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server;

/// <summary>Reads Capture files: the partitions one after the other, each in the order of its files.</summary>
internal sealed class CaptureSource(
    ICaptureFiles files, CaptureSourceOptions options, ITelemetryStateStore state, IHostApplicationLifetime? lifetime, ILogger logger,
    TimeProvider clock) : IEventSource
{
    private const int PageEvents = 256;
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _told = [];
    private readonly Outage _reaching = new(
        logger, clock,
        (fault, source, reason, seconds) => ServerLog.SourceNotReached(logger, fault, source, seconds, reason),
        tries => ServerLog.SourceReached(logger, files.Description, tries));

    public string Description => files.Description;

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        try
        {
            await ReadOrWaitAsync(receiver, stopping);
            while (options.Follow)
            {
                await Task.Delay(options.FollowInterval, clock, stopping);
                await ReadOrWaitAsync(receiver, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }

        ServerLog.SourceEnded(logger, Description);
        if (options.StopAtEnd)
        {
            lifetime?.StopApplication();
        }
    }

    // A store that cannot be reached is waited for, and read again from the checkpoint.
    private async Task ReadOrWaitAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            try
            {
                await ReadNewAsync(receiver, stopping);
                _reaching.Succeed(Description);
                return;
            }
            catch (Exception error) when (files.IsAway(error) && !stopping.IsCancellationRequested)
            {
                _reaching.Fail(Description, error, delay);
            }

            await Task.Delay(delay, clock, stopping);
        }
    }

    private async Task ReadNewAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        var found = new List<CaptureName>();
        foreach (var name in await files.ListAsync(stopping))
        {
            if (CaptureName.Parse(name) is { } parsed)
            {
                found.Add(parsed);
            }
            else if (_read.Add(name))
            {
                ServerLog.NotACaptureName(logger, name);
            }
        }

        var streams = found.Where(f => !_read.Contains(f.Name)).GroupBy(f => f.Stream);
        foreach (var stream in streams.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var names = stream.OrderBy(f => f.Time).ThenBy(f => f.Name, StringComparer.Ordinal);
            await ReadStreamAsync(stream.Key, [.. names], receiver, stopping);
        }
    }

    private async Task ReadStreamAsync(
        string stream, IReadOnlyList<CaptureName> names, IEventReceiver receiver, CancellationToken stopping)
    {
        var checkpoint = await SequenceCheckpoint.LoadAsync(
            state, $"{options.Reader}/{stream}", CheckpointInterval, clock, stopping);
        if (checkpoint.Last >= 0 && _told.Add(stream))
        {
            DropLog.GoesOn(logger, Description, names[0].Partition, checkpoint.Last);
        }

        await using var partition = await receiver.OpenAsync(names[0].Partition, stopping);
        try
        {
            foreach (var name in names)
            {
                await ReadFileAsync(name, partition, checkpoint, stopping);
                _read.Add(name.Name);
            }
        }
        finally
        {
            await checkpoint.SaveAsync(CancellationToken.None);
        }
    }

    private async Task ReadFileAsync(
        CaptureName name, IPartitionReceiver partition, SequenceCheckpoint checkpoint, CancellationToken stopping)
    {
        await using var file = await files.OpenAsync(name.Name, stopping);
        try
        {
            foreach (var page in CaptureFile.Read(file).Where(e => e.SequenceNumber > checkpoint.Last).Chunk(PageEvents))
            {
                var done = await partition.ReceiveAsync(page.Select(e => ToTelemetryEvent(e, name.Partition)).ToArray(), stopping);
                if (done > 0)
                {
                    await checkpoint.SetAsync(page[done - 1].SequenceNumber, CancellationToken.None);
                }

                stopping.ThrowIfCancellationRequested();
            }
        }
        catch (CaptureFileException error) when (!files.IsAway(error))
        {
            // What stood before the damage was read. The next files are not kept back by this one.
            ServerLog.CaptureFileIsDamaged(logger, error, name.Name);
        }
    }

    private static TelemetryEvent ToTelemetryEvent(CapturedEvent e, string partition) => new()
    {
        Body = e.Body ?? default,
        PartitionId = partition,
        SequenceNumber = e.SequenceNumber,
        Offset = e.Offset,
        EnqueuedTime = e.EnqueuedTime ?? default,
        Publisher = Text(e, "x-opt-publisher"),
        PartitionKey = Text(e, "x-opt-partition-key"),
        ContentType = Text(e, "content-type"),
        Properties = e.Properties.Count == 0
            ? null
            : e.Properties.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!),
    };

    private static string? Text(CapturedEvent e, string name) => e.SystemProperties.GetValueOrDefault(name) as string;
}
