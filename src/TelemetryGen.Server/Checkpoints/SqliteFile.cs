using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>The SQLite file of a server: ownership, checkpoints, state. Processes of one machine can share it.</summary>
internal sealed class SqliteFile(string path)
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS ownership (
            hub TEXT NOT NULL, partition TEXT NOT NULL, owner TEXT NOT NULL, version TEXT NOT NULL, modified INTEGER NOT NULL,
            PRIMARY KEY (hub, partition)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS checkpoint (
            hub TEXT NOT NULL, partition TEXT NOT NULL, offset TEXT NOT NULL, sequence_number INTEGER NOT NULL, client TEXT NOT NULL,
            modified INTEGER NOT NULL, PRIMARY KEY (hub, partition)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, bytes BLOB NOT NULL);
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30,
    }.ToString();

    private int _isMade;

    /// <summary>The file of a program.</summary>
    /// <param name="path">Null for <c>telemetry.db</c> in the content root.</param>
    /// <param name="services">The program's services.</param>
    public static SqliteFile Open(string? path, IServiceProvider services) => new(path ?? Path.Combine(
        services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory, "telemetry.db"));

    /// <summary>Opens a connection; the first makes the tables, and the file readable by its owner alone.</summary>
    /// <exception cref="TelemetryServerException">The file cannot be used.</exception>
    public SqliteConnection Open()
    {
        try
        {
            if (Volatile.Read(ref _isMade) == 0)
            {
                Make();
            }
            else if (!File.Exists(path))
            {
                // Connections of the pool would go on with what no path leads to, and all of it would be lost at the stop.
                SqliteConnection.ClearPool(new(_connection));
                throw new TelemetryServerException(
                    $"The checkpoint file {path} was deleted or moved while the server ran. Put it back, or start the server anew: it then "
                    + "reads from its starting position, and knows nothing of duplicates.");
            }

            var connection = new SqliteConnection(_connection);
            connection.Open();
            return connection;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new TelemetryServerException($"The checkpoint file {path} cannot be used: {error.Message}", error);
        }
    }

    private void Make()
    {
        PrivateFile.Make(path);
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Tables;
        command.ExecuteNonQuery();
        Volatile.Write(ref _isMade, 1);
    }
}
