using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http.Reading;

/// <summary>
/// Serves events of a partition to scripts, as JSON lines: a page after a sequence number, and on request a wait for the next event. It
/// takes a token with the right Listen.
/// </summary>
internal sealed class ReadHandler(
    TokenAuthorizer authorizer, IReadOnlyDictionary<string, HubInfo> hubs, TimeProvider clock, CancellationToken stopping)
{
    private const int PageBytes = 1024 * 1024;

    /// <summary>Null when the answer is given.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context, ReadPath path)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return HubFault.WrongMethod("GET");
        }

        if (authorizer.Check(context, path.Segments, AccessRights.Listen) is { } unauthorized)
        {
            return unauthorized;
        }

        if (!hubs.TryGetValue(path.Hub, out var hub))
        {
            return HubFault.NoSuchHub(path.Hub);
        }

        if (hub.Find(path.Partition) is not { } log)
        {
            return HubFault.NoSuchPartition(path.Partition, hub.Partitions);
        }

        if (ReadQuery.TryRead(request.Query, out var query) is { } wrong)
        {
            return wrong;
        }

        var (page, last) = await ReadAsync(log, query!, context.RequestAborted);
        context.Response.Headers["Partition-Count"] = hub.Partitions.ToString(CultureInfo.InvariantCulture);
        await WriteAsync(context, page, last);
        return null;
    }

    // The last number that the answer covers: of its last event, or of the newest one that was there when none was given.
    private async Task<(IReadOnlyList<StoredEvent> Page, long Last)> ReadAsync(PartitionLog log, ReadQuery query, CancellationToken aborted)
    {
        var from = query.After is { } after ? after + 1 : log.NextSequence;
        if (query.Wait > TimeSpan.Zero)
        {
            using var patience = new CancellationTokenSource(query.Wait, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted, stopping);
            try
            {
                await log.WaitAsync(from, either.Token);
            }
            catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
            {
                // Nothing came in time, or the hub stops: then the page is empty.
            }
        }

        var page = log.Read(from, query.Max, PageBytes);
        page = page.Count > query.Max ? [.. page.Take(query.Max)] : page;
        return (page, page.Count > 0 ? page[^1].SequenceNumber : from - 1);
    }

    private static async Task WriteAsync(HttpContext context, IReadOnlyList<StoredEvent> page, long last)
    {
        context.Response.Headers["Last-Sequence-Number"] = last.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        var line = new ArrayBufferWriter<byte>();
        foreach (var item in page)
        {
            line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(line))
            {
                EventLine.Write(writer, item);
            }

            line.Write("\n"u8);
            await context.Response.BodyWriter.WriteAsync(line.WrittenMemory, context.RequestAborted);
        }

        await context.Response.CompleteAsync();
    }
}
