using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Reads a hub's events in the order of their commits, and waits for more at the end.</summary>
internal sealed class EventReader(string path, CommitSignal signal)
{
    private const int PageEvents = 256;

    private const string Select =
        """
        SELECT position, partition, sequence, "offset", enqueued_ms, publisher, partition_key, content_type, properties, body
        FROM events
        WHERE position > $after AND position <= $last AND hub = $hub
        ORDER BY position
        LIMIT $limit
        """;

    /// <summary>Ends when <paramref name="stopping"/> is set and everything committed was given.</summary>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        HubInfo hub, long after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = StoreSchema.OpenReader(path);
        await using var command = new SqliteCommand(Select, connection);
        var afterParameter = command.Parameters.AddWithValue("$after", after);
        var lastParameter = command.Parameters.AddWithValue("$last", after);
        command.Parameters.AddWithValue("$hub", hub.Id);
        command.Parameters.AddWithValue("$limit", PageEvents);
        while (true)
        {
            // Read the signal first: a commit after this point ends the task that is waited for below.
            var stop = stopping.IsCancellationRequested;
            var (last, changed) = signal.Now;
            (afterParameter.Value, lastParameter.Value) = (after, last);
            var page = last > after ? Read(command, hub) : [];
            foreach (var item in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return item;
            }

            if (page.Count == PageEvents)
            {
                after = page[^1].Position;
                continue;
            }

            // Everything up to here is seen, so the events of other hubs are not passed over again.
            after = Math.Max(after, last);
            if (stop)
            {
                yield break;
            }

            await WaitAsync(changed, stopping, cancellation);
        }
    }

    private static async Task WaitAsync(Task changed, CancellationToken stopping, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private static List<StoredEvent> Read(SqliteCommand command, HubInfo hub)
    {
        var page = new List<StoredEvent>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            page.Add(new StoredEvent
            {
                Hub = hub.Name,
                Position = row.GetInt64(0),
                Partition = row.GetInt32(1),
                SequenceNumber = row.GetInt64(2),
                Offset = row.GetInt64(3),
                EnqueuedTime = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                Publisher = Text(row, 5),
                PartitionKey = Text(row, 6),
                ContentType = Text(row, 7),
                Properties = PropertyText.Read(Text(row, 8)),
                Body = row.GetFieldValue<byte[]>(9),
            });
        }

        return page;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
