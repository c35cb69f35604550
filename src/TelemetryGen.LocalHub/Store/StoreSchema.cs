using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store;

/// <summary>The tables of events.db and how they are opened.</summary>
internal static class StoreSchema
{
    private const long Version = 1;
    private const int PageBytes = 4096;

    // events: position is the order of commits over all hubs; AUTOINCREMENT so that a deleted one never comes back.
    // partitions: what the next event of each partition gets, so that numbers go on even when old events are deleted.
    private const string Create =
        """
        CREATE TABLE hubs (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            partitions INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE partitions (
            hub INTEGER NOT NULL REFERENCES hubs (id),
            partition INTEGER NOT NULL,
            next_sequence INTEGER NOT NULL,
            next_offset INTEGER NOT NULL,
            PRIMARY KEY (hub, partition)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            hub INTEGER NOT NULL REFERENCES hubs (id),
            partition INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            "offset" INTEGER NOT NULL,
            enqueued_ms INTEGER NOT NULL,
            publisher TEXT,
            partition_key TEXT,
            content_type TEXT,
            properties TEXT,
            body BLOB NOT NULL,
            UNIQUE (hub, partition, sequence)
        ) STRICT;
        PRAGMA user_version = 1;
        """;

    /// <summary>
    /// The writer's connection. WAL with synchronous=FULL: the log is on the disk before a commit returns, so an answered event
    /// survives a crash of the process and of the machine (SQLite documentation, "PRAGMA synchronous").
    /// </summary>
    public static SqliteConnection OpenWriter(string path, long? maxBytes)
    {
        var connection = Open(path);
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        if (maxBytes is { } bytes)
        {
            Run(connection, $"PRAGMA max_page_count = {(bytes / PageBytes).ToString(CultureInfo.InvariantCulture)};");
        }

        var version = (long)Scalar(connection, "PRAGMA user_version;")!;
        if (version > Version)
        {
            throw new LocalHubException(
                LocalHubError.StoreUnusable,
                $"{path} is of version {version}; this hub knows version {Version}. Use a newer TelemetryGen, or another directory.");
        }

        if (version == 0)
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, Create, transaction);
            transaction.Commit();
        }

        return connection;
    }

    /// <summary>A connection that only reads.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path);
        Run(connection, "PRAGMA query_only = ON;");
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }

    // Not pooled: a closed hub holds no file.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
