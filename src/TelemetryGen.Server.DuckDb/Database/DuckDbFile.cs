using DuckDB.NET.Data;

namespace TelemetryGen.Server.DuckDb.Database;

/// <summary>The file, open as long as nothing went wrong: after an error the next use opens it anew.</summary>
/// <param name="path">Its full path.</param>
internal sealed class DuckDbFile(string path) : IDisposable
{
    private DuckDBConnection? _connection;

    public string Path => path;

    public bool IsOpen => _connection is not null;

    /// <summary>The connection that writes.</summary>
    /// <exception cref="DuckDBException">It cannot be opened.</exception>
    public DuckDBConnection Open() => _connection ??= Connect();

    /// <summary>Another connection of this process, to read beside the one that writes.</summary>
    public DuckDBConnection Connect()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = path }.ToString());
        try
        {
            connection.Open();
            connection.Execute("SET TimeZone = 'UTC'");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="TelemetryServerException">The file was there and is no longer.</exception>
    public void ThrowIfGone()
    {
        if (IsOpen && !File.Exists(path))
        {
            throw DuckDbErrors.Gone(path);
        }
    }

    /// <summary>Lets go of the file; what was not committed is gone.</summary>
    public void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose() => Close();
}
