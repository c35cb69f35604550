using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>The tables of events.db, and how it is made and opened.</summary>
internal static class StoreSchema
{
    private const long Version = 2;

    // A commit writes whole pages to the log: of 1 KB, a single event costs little more than the page of the disk that it must cost.
    private const int PageBytes = 1024;

    // At 32 MB the writer copies all of the log that is left, which it does not reach as long as the thread beside it keeps up.
    private const int CheckpointPages = 32 * 1024;

    // "TGLH": a file without it is none of the hub's.
    private const long ApplicationId = 0x54474C48;

    // partitions: first_sequence is the first number that may still be there; new events get next_sequence at the least, which a repair
    // sets when the last events are lost.
    // journal: commits whose events are not yet in blocks. blocks: all other events, found by number, position or time.
    // state: position is at least that of each event that ever was in a block.
    private const string Create =
        """
        CREATE TABLE hubs (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            partitions INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE partitions (
            id INTEGER PRIMARY KEY,
            hub INTEGER NOT NULL REFERENCES hubs (id),
            number INTEGER NOT NULL,
            first_sequence INTEGER NOT NULL DEFAULT 0,
            next_sequence INTEGER NOT NULL DEFAULT 0,
            UNIQUE (hub, number)
        ) STRICT;
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY,
            data BLOB NOT NULL
        ) STRICT;
        CREATE TABLE blocks (
            id INTEGER PRIMARY KEY,
            partition INTEGER NOT NULL REFERENCES partitions (id),
            last_sequence INTEGER NOT NULL,
            last_position INTEGER NOT NULL,
            max_enqueued_ms INTEGER NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX blocks_by_sequence ON blocks (partition, last_sequence, last_position, max_enqueued_ms);
        CREATE TABLE state (position INTEGER NOT NULL) STRICT;
        INSERT INTO state (position) VALUES (0);
        """;

    /// <summary>
    /// The writer's connection. WAL with synchronous=FULL: the log is on the disk before a commit returns, so an answered event
    /// survives a crash of the process and of the machine (SQLite documentation, "PRAGMA synchronous").
    /// </summary>
    /// <exception cref="LocalHubException">The file is not a store of this version.</exception>
    public static SqliteConnection OpenWriter(string path, long? maxBytes)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }
        else if (new FileInfo(path).Length == 0)
        {
            throw Unusable($"{path} is empty: what it held is gone. Restore it from a copy, or delete it to begin a new store.");
        }

        var connection = Open(path);
        try
        {
            Verify(connection, path);
            Sql.Run(connection,
                $"PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {CheckpointPages.ToString(CultureInfo.InvariantCulture)};");
            if (maxBytes is { } bytes)
            {
                Sql.Run(connection, $"PRAGMA max_page_count = {(bytes / PageBytes).ToString(CultureInfo.InvariantCulture)};");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads.</summary>
    /// <param name="path">The store.</param>
    /// <param name="isReadOnly">It is on a medium that cannot be written.</param>
    /// <exception cref="LocalHubException">The file is not a store of this version, or cannot be read where it is.</exception>
    public static SqliteConnection OpenExisting(string path, bool isReadOnly = false)
    {
        if (!File.Exists(path))
        {
            throw Unusable($"There is no {path}.");
        }

        var connection = isReadOnly ? OpenImmutable(path) : OpenReader(path);
        try
        {
            Verify(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads, to a store that is known to be one.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path);
        Sql.Run(connection, "PRAGMA query_only = ON;");
        return connection;
    }

    /// <summary>A connection that copies the log back, to a store that is known to be one.</summary>
    public static SqliteConnection OpenCheckpoint(string path)
    {
        var connection = Open(path);
        Sql.Run(connection, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        return connection;
    }

    /// <summary>Copies the log back as far as nobody is held up; gives the pages of the log, and how many of them are copied.</summary>
    public static (long Log, long Copied) Checkpoint(SqliteConnection connection)
    {
        using var command = new SqliteCommand("PRAGMA wal_checkpoint(PASSIVE)", connection);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(1), row.GetInt64(2));
    }

    // Beside a store SQLite makes an index of its log, which it cannot here. Without a log it needs none when it knows that nobody writes.
    private static SqliteConnection OpenImmutable(string path)
    {
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw Unusable(
                $"{path} is on a medium that cannot be written, and has a log that is not copied back ({path}-wal), which can only be read "
                    + "where SQLite can write. Copy the folder to a disk and look at it there.");
        }

        return Open($"{new Uri(path).AbsoluteUri}?immutable=1");
    }

    /// <summary>A new store. It gets its name when it is whole, so that a crash leaves none that is half made.</summary>
    /// <param name="path">Where it is to be; nothing is there.</param>
    /// <param name="fill">What it holds from the start.</param>
    public static void Make(string path, Action<SqliteConnection>? fill = null)
    {
        var unfinished = path + ".new";
        foreach (var file in FilesOf(unfinished))
        {
            File.Delete(file);
        }

        // Made here so that only the owner can read it; SQLite gives its log the same mode.
        DataDirectory.EnsureOwnerFile(unfinished);
        using (var connection = Open(unfinished))
        {
            Sql.Run(connection,
                $"PRAGMA page_size = {PageBytes.ToString(CultureInfo.InvariantCulture)}; PRAGMA journal_mode = WAL; PRAGMA synchronous = "
                    + "FULL;");
            using var transaction = connection.BeginTransaction();
            Sql.Run(connection, Create, transaction);
            Sql.Run(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"), transaction);
            transaction.Commit();
            fill?.Invoke(connection);
        }

        File.Move(unfinished, path);
    }

    /// <summary>The files of a store: the database, its log, the log's index.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => [path, path + "-wal", path + "-shm"];

    private static void Verify(SqliteConnection connection, string path)
    {
        var version = Sql.Number(connection, "PRAGMA user_version;");
        if (version is not (0 or Version))
        {
            throw Unusable(
                $"{path} is of version {version}; this hub knows version {Version}. Use the TelemetryGen that made it, or another "
                    + "directory.");
        }

        if (version == 0 || Sql.Number(connection, "PRAGMA application_id;") != ApplicationId)
        {
            throw Unusable($"{path} is no store of this hub. Move it away, or use another directory.");
        }
    }

    private static LocalHubException Unusable(string message) => new(LocalHubError.StoreUnusable, message);

    // Not pooled: a closed hub holds no file.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
