using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Writes publications in a transaction, with prepared statements and the next numbers of each partition.</summary>
internal sealed class EventTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _advance;

    // By hub and partition; only a commit changes them.
    private Dictionary<(long Hub, int Partition), Next> _next;

    public EventTable(SqliteConnection connection)
    {
        _connection = connection;
        _insert = Prepare(
            """
            INSERT INTO events (hub, partition, sequence, "offset", enqueued_ms, publisher, partition_key, content_type, properties, body)
            VALUES ($hub, $partition, $sequence, $offset, $enqueued, $publisher, $key, $type, $properties, $body)
            RETURNING position
            """,
            "$hub", "$partition", "$sequence", "$offset", "$enqueued", "$publisher", "$key", "$type", "$properties", "$body");
        _advance = Prepare(
            "UPDATE partitions SET next_sequence = $sequence, next_offset = $offset WHERE hub = $hub AND partition = $partition",
            "$hub", "$partition", "$sequence", "$offset");
        _next = Load();
    }

    private readonly record struct Next(long Sequence, long Offset);

    /// <summary>Stores all of these in one transaction and gives the last position; throws and stores nothing otherwise.</summary>
    public long Append(IReadOnlyList<Publication> publications, DateTimeOffset enqueued)
    {
        var changed = new Dictionary<(long Hub, int Partition), Next>();
        var position = 0L;
        try
        {
            using var transaction = _connection.BeginTransaction();
            _insert.Transaction = transaction;
            _advance.Transaction = transaction;
            foreach (var publication in publications)
            {
                foreach (var item in publication.Events)
                {
                    var place = (publication.Hub.Id, item.Partition);
                    var at = changed.TryGetValue(place, out var pending) ? pending : _next[place];
                    position = Insert(publication.Hub.Id, item, at, enqueued);
                    changed[place] = new Next(at.Sequence + 1, at.Offset + item.Body.Length + 1);
                }
            }

            foreach (var (place, value) in changed)
            {
                Set(_advance, place.Hub, place.Partition, value.Sequence, value.Offset);
                _advance.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (SqliteException)
        {
            // A commit that failed late may or may not stand: what counts is what the file says.
            _next = Load();
            throw;
        }

        foreach (var (place, value) in changed)
        {
            _next[place] = value;
        }

        return position;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _advance.Dispose();
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private long Insert(long hub, NewEvent item, Next at, DateTimeOffset enqueued)
    {
        Set(
            _insert,
            hub,
            item.Partition,
            at.Sequence,
            at.Offset,
            enqueued.ToUnixTimeMilliseconds(),
            item.Publisher,
            item.PartitionKey,
            item.ContentType,
            PropertyText.Write(item.Properties),
            item.Body.ToArray());
        return (long)_insert.ExecuteScalar()!;
    }

    private Dictionary<(long Hub, int Partition), Next> Load()
    {
        using var command = new SqliteCommand("SELECT hub, partition, next_sequence, next_offset FROM partitions", _connection);
        using var reader = command.ExecuteReader();
        var loaded = new Dictionary<(long Hub, int Partition), Next>();
        while (reader.Read())
        {
            loaded.Add((reader.GetInt64(0), reader.GetInt32(1)), new Next(reader.GetInt64(2), reader.GetInt64(3)));
        }

        return loaded;
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = new SqliteCommand(sql, _connection);
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
        }

        command.Prepare();
        return command;
    }
}
