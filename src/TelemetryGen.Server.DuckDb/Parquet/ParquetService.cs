using DuckDB.NET.Data;
using Microsoft.Extensions.Hosting;

namespace TelemetryGen.Server.DuckDb.Parquet;

/// <summary>Looks each hour, and at the start, for what is to be written.</summary>
internal sealed class ParquetService(
    Func<DuckDbStore> store, DuckDbStoreOptions.ParquetTarget target, DuckDbStoreOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writer = new ParquetWriter(store(), Path.Combine(store().Root, target.Folder), target.Every);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await Task.Run(() => Write(writer, stoppingToken), CancellationToken.None);
            await Task.Delay(wait, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private TimeSpan Write(ParquetWriter writer, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        try
        {
            writer.WriteUntil(now - options.ExportDelay, stopping);
            if (options.KeepRows is { } keep)
            {
                writer.DeleteUntil(now - keep);
            }

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
            DuckDbLog.ExportFailed(store().Logger, error, Pause.TotalMinutes);
            return Pause;
        }
    }
}
