using DuckDB.NET.Data;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.DuckDb.Parquet;

/// <summary>Looks each hour, and at the start, for what is to be written.</summary>
internal sealed class ParquetService(
    Func<DuckDbStore> store, DuckDbStoreOptions.ParquetTarget target, DuckDbStoreOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var logger = store().Logger;
        var writing = new Outage(
            logger, clock, (fault, _, reason, seconds) => DuckDbLog.ExportFailed(logger, fault, seconds / 60, reason),
            tries => DuckDbLog.ExportWorks(logger, tries));
        var writer = new ParquetWriter(store(), Path.Combine(store().Root, target.Folder), target.Every);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await Task.Run(() => Write(writer, writing, stoppingToken), CancellationToken.None);
            await Task.Delay(wait, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private TimeSpan Write(ParquetWriter writer, Outage writing, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        try
        {
            writer.WriteUntil(now - options.ExportDelay, stopping);
            if (options.KeepRows is { } keep)
            {
                writer.DeleteUntil(now - keep);
            }

            writing.Succeed(target.Folder);
            DuckDbLog.ExportedUntil(store().Logger, now - options.ExportDelay);
            return Hour - TimeSpan.FromTicks((now - options.ExportDelay).UtcTicks % Hour.Ticks);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception error) when (
            error is DuckDBException or TelemetryServerException or IOException or UnauthorizedAccessException)
        {
            writing.Fail(target.Folder, error, Pause);
            return Pause;
        }
    }
}
