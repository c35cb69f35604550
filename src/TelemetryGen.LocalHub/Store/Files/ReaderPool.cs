using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// Connections that only read, each with its statements prepared. A reading ends before anything is given to a consumer, so none
/// holds a snapshot open and the write-ahead log can be used again from its start.
/// </summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private readonly ConcurrentBag<Reader> _free = [];
    private volatile bool _closed;

    /// <summary>Runs a statement with the parameters <c>$partition</c> and <c>$from</c>.</summary>
    public T Read<T>(string sql, Func<SqliteCommand, T> read)
    {
        var reader = _free.TryTake(out var free) ? free : new Reader(StoreSchema.OpenReader(path));
        try
        {
            return read(reader.Statement(sql));
        }
        finally
        {
            _free.Add(reader);
            if (_closed)
            {
                Dispose();
            }
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_free.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        private readonly Dictionary<string, SqliteCommand> _statements = [];

        public SqliteCommand Statement(string sql)
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                statement = Sql.Prepare(connection, sql, "$partition", "$from");
                _statements.Add(sql, statement);
            }

            return statement;
        }

        public void Dispose()
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            connection.Dispose();
        }
    }
}
