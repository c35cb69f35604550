using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>Captures a partition: a file after another, each whole before it has its name.</summary>
internal sealed partial class PartitionCapture(
    PartitionLog log, CaptureOptions options, CaptureProgress progress, TimeProvider clock, ILogger logger, CancellationToken stopping)
{
    private const int PageEvents = 1000;
    private const int PageBytes = 1024 * 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly string _name = $"{log.Hub}/{log.Partition}";

    /// <summary>Ends when the hub stops; what came until then is in a file.</summary>
    public async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(Next(), CancellationToken.None);
                if (log.NextSequence > Next())
                {
                    await WriteFileAsync();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LocalHubException)
            {
                // The hub takes events all the same; they stay in the store for the next try.
                LogFailed(logger, e, _name, options.Folder, RetryAfter);
                await Task.Delay(RetryAfter, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private long Next()
    {
        var (next, first) = (progress.Next(_name), log.FirstSequence);
        if (next < first && next > 0)
        {
            LogMissed(logger, _name, next, first - 1);
            progress.Set(_name, first);
        }

        return Math.Max(next, first);
    }

    private async Task WriteFileAsync()
    {
        var next = Next();
        var path = CapturePath.Free(options, log.Hub, log.Partition, clock.GetUtcNow());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".unfinished";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read))
            {
                next = await FillAsync(file, next);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        progress.Set(_name, next);
        LogWritten(logger, path, next - 1);
    }

    // Gives the number behind the last event of the file.
    private async Task<long> FillAsync(FileStream file, long next)
    {
        using var window = new CancellationTokenSource(options.Window, clock);
        using var writer = new CaptureFileContent(file);
        while (file.Position < options.MaxFileBytes)
        {
            var page = log.Read(next, PageEvents, PageBytes);
            foreach (var item in page)
            {
                writer.Append(item);
                next = item.SequenceNumber + 1;
                if (file.Position >= options.MaxFileBytes)
                {
                    return next;
                }
            }

            if (page.Count == 0)
            {
                if (window.IsCancellationRequested || stopping.IsCancellationRequested)
                {
                    return next;
                }

                await WaitAsync(next, window.Token);
            }
        }

        return next;
    }

    private async Task WaitAsync(long sequence, CancellationToken window)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(window, stopping);
        await log.WaitAsync(sequence, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(50, LogLevel.Information, "Captured {Path}, to event {Last}")]
    private static partial void LogWritten(ILogger logger, string path, long last);

    [LoggerMessage(51, LogLevel.Error, "{Partition} cannot be captured to {Folder}; its events stay in the store, tried again in {Pause}")]
    private static partial void LogFailed(ILogger logger, Exception error, string partition, string folder, TimeSpan pause);

    [LoggerMessage(52, LogLevel.Error, "{Partition}: events {First} to {Last} were removed by retention before they were captured")]
    private static partial void LogMissed(ILogger logger, string partition, long first, long last);
}
